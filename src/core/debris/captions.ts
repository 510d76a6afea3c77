// Knows the lines under pictures: what they show, and whose they are.
import { endsSentence } from "../text/lines.ts";

const lineCharsMax = 400;
/** What a picture shows is often a line of its own, above the line that says whose picture it is. */
const titleOfPictureCharsMax = 80;

const begins =
  /^[\s\p{P}\p{S}]{0,3}(?:(?:file )?photos?(?:graph)?(?: (?:by|credit|courtesy|illustration))?|image(?:s)?(?: (?:by|credit|source|courtesy))?|picture(?: (?:by|credit))?|pictured|credit(?!\/debit)|caption|representational (?:image|photo|picture)|illustrative image|getty images|video credit|foto|bild|symbolbild|archivfoto|bildquelle|photo d['’]illustration|crédits?(?: photo)?|légende|fotografía|imagen|foto de archivo|фото(?:графия)?|архивное фото|иллюстрация|на фото|图(?:片)?(?:来源|源|为|为：|说明)?|圖(?:片)?(?:來源|說明|為)?|资料图|資料圖|图源|写真|写真提供|資料写真|画像|사진|자료사진|صورة|الصورة|مصدر الصورة) ?(?:[:：/|=]|（|\()/iu;
const named =
  /^[\s\p{P}]{0,3}(?:a |an )?(?:representational|representative|illustrative|symbolic|file|stock) (?:image|photo|photograph|picture)s?\b/iu;
const wireFile = /^(?:(?:FILE(?: PHOTO)?|ARCHIVO|ARCHIV|ФАЙЛ) ?[-–—:]|图为|圖為|写真は)/u;
const credited =
  /(?:[([（【|.•·–—-]|^)\s*(?!credit\/debit)(?:(?:file )?(?:photo|image|picture|pic|credit|foto|bild|фото|写真|图片来源|圖片來源|图|صورة)s?(?: (?:credit|courtesy|source|by))? ?[:：/] ?(?:[^.!?。\n]|\b\p{Lu}\.){2,60}|(?:AP|Reuters|AFP|EPA|Getty|Xinhua|TASS|Sputnik|РИА Новости|ТАСС|新华社|共同|時事|dpa|EFE|ANSA|PTI|ANI)(?: (?:photo|images|file photo|фото)(?:\/[^.!?。\n]{2,40})?|\/(?!ipsos)[^.!?。\n]{2,40}| ?(?:发|發|摄|攝))|(?:新华社记者 ?)?[^\s()（）.]{1,12} ?(?:摄|攝|撮影))[)\]）】]?\s*$/iu;
const placeholders =
  /replace with (?:the )?actual (?:image|photo|picture)|(?:insert|add|put) (?:the |an? )?(?:image|picture|photo|caption)(?: (?:url|address|link|caption|here))|image (?:url|link) here|placeholder (?:image|photo|caption)|(?:вставьте|замените на) .{0,20}(?:изображени|фото|картинк)|(?:替换为|替換為|插入).{0,10}(?:图片|圖片|图像)|(?:実際の|ここに).{0,6}(?:画像|写真).{0,10}(?:置き換え|挿入|入れ)|(?:استبدل|أدرج|ضع).{0,12}(?:صورة|الصورة)|(?:bild|foto)(?:-url)? (?:hier )?(?:einfügen|ersetzen)|(?:insérer|remplacer par) .{0,20}(?:image|photo)|(?:insertar|reemplazar (?:con|por)) .{0,20}(?:imagen|foto)|^(?:image|photo|picture|img)[ _-]?(?:\d+|caption|alt(?: text)?|placeholder)$|^[\w.-]{1,80}\.(?:jpe?g|png|webp|gif)$/iu;

export function isPlaceholder(line: string): boolean {
  return line.length <= lineCharsMax && placeholders.test(line);
}

/** A line that says whose picture it is, or that begins as lines under pictures do. */
export function isCaption(line: string): boolean {
  if (line.length > lineCharsMax) return false;
  return begins.test(line) || isStandIn(line) || wireFile.test(line) || credited.test(line.slice(-creditCharsMax));
}

/** "A representative image": the picture shows something else than it stands for. */
export function isStandIn(line: string): boolean {
  return line.length <= lineCharsMax && named.test(line);
}

/** A short line without a full stop above a placeholder or stand-in names what the picture shows. */
export function mayNamePicture(line: string): boolean {
  return line.length <= titleOfPictureCharsMax && !endsSentence(line);
}

const creditCharsMax = 120;
