// The words that pages put before the date of publication and before that of a change.

const afterLabel =
  "(?:\\s+(?:on|am|le|el|il|den|the|vom|at|tarihi))?\\s*[:：]?\\s*(?:\\p{L}+,?\\s+)?(?=\\d|\\p{L}{3,12}\\.?\\s+\\d)";
export const publishedLabels = new RegExp(
  `(?:^|[\\s(|])(?:publi(?:shed|cado|cada|é|ée|cato|kováno)|posted|released?|issued|date|datum|erstellt|veröffentlicht|erschienen|geschrieben|(?:eintrag|beitrag|artikel)[^.]{0,120} wurde|(?:entry|article) was (?:posted|published|written)|pressemitteilung|(?:meldung|nachricht|artikel|beitrag) vom|wurde(?=\\s+am\\s.{6,60}\\s(?:gepostet|veröffentlicht|publiziert|erstellt|geschrieben))|pubblicato|fecha|data|mise? en ligne|notizia del|опубликовано|дата|发布时间|发布|发表于|时间|日期|公開日|掲載|配信|등록|입력|opublikowano|dodano|gepubliceerd|publicerad|udgivet|publisert|yayın(?:lanma)?|tarih)${afterLabel}`,
  "iu",
);
export const changedLabels = new RegExp(
  `(?:^|[\\s(|])(?:updated|stand|aktualisiert|letzte änderung|last (?:updated|modified|reviewed)|mis à jour|actualizado|aggiornato|обновлено|更新)${afterLabel}`,
  "iu",
);
