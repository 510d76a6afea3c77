-- The first schema. Ids are UUID version 7: they sort by the time they were made.
-- `state` and `due_at` of a row say what is still to be done with it; the queue only hints at it.
-- `claimed` says that `due_at` is the end of somebody's lease and not a plan.

create table feeds (
  id               uuid primary key,
  name             text not null unique,
  url              text not null,
  outlet           text not null,
  country          text not null,
  language         text not null,
  interval_ms      bigint not null,
  window_ms        bigint not null,
  active           boolean not null default true,
  etag             text,
  last_modified    text,
  body_hash        text,
  baseline_at      timestamptz,
  due_at           timestamptz not null,
  claimed          boolean not null default false,
  failures         integer not null default 0,
  outcome          text,
  detail           text not null default '',
  last_checked_at  timestamptz,
  last_success_at  timestamptz,
  last_new_item_at timestamptz,
  items            integer not null default 0,
  created_at       timestamptz not null
);
create index feeds_due on feeds (due_at) where active;
create index feeds_claimed on feeds (id) where claimed;

create table stories (
  id              uuid primary key,
  title           text not null,
  opened_at       timestamptz not null,
  last_article_at timestamptz not null
);
create index stories_recent on stories (last_article_at);

create table items (
  id           uuid primary key,
  feed_id      uuid not null references feeds (id),
  guid         text not null,
  link         text,
  link_key     text,
  title        text not null,
  text         text not null,
  author       text,
  published_at timestamptz,
  seen_at      timestamptz not null,
  state        text not null check (state in ('to-read', 'to-judge', 'settled')),
  due_at       timestamptz,
  claimed      boolean not null default false,
  tries        integer not null default 0,
  outcome      text,
  why          text,
  settled_at   timestamptz,
  stands_for_page boolean not null default false,
  duplicate_of uuid references items (id),
  article_id   uuid,
  unique (feed_id, guid),
  check ((state = 'settled') = (outcome is not null))
);
create index items_undone on items (state, due_at) where state <> 'settled';
create index items_links on items (link_key, feed_id) where link_key is not null;
create index items_link on items using hash (link);
create index items_seen on items (feed_id, seen_at);
create index items_settled on items (settled_at, outcome) where state = 'settled';
create index items_claimed on items (id) where claimed;
create index items_duplicates on items (duplicate_of) where duplicate_of is not null;
-- One item stands for a page, whichever feeds bring it; the others point to it. What a feed's baseline brought stands for
-- none: another feed may bring the same page as news a moment later.
create unique index items_one_per_page on items (link_key) where stands_for_page;

create table articles (
  id            uuid primary key,
  item_id       uuid not null references items (id),
  version       integer not null,
  story_id      uuid references stories (id),
  story_why     text,
  source        text not null check (source in ('page', 'feed')),
  outcome       text not null,
  url           text,
  canonical_url text,
  link_key      text,
  title         text not null,
  title_words   text[] not null default '{}',
  author        text,
  language      text,
  published_at  timestamptz,
  fetched_at    timestamptz not null,
  judged_at     timestamptz,
  text_chars    integer not null,
  text_hash     text not null,
  unique (item_id, version)
);
create index articles_story on articles (story_id);
create index articles_words on articles using gin (title_words);
create index articles_judged on articles (judged_at) where judged_at is not null;
create index articles_link on articles (link_key) where link_key is not null;

-- Texts are the bulk. They are partitioned by month of the article's id, so that an old month is dropped in one stroke;
-- nothing refers to them. The search column reads a bounded part, because a tsvector may not pass one megabyte and a
-- hostile text of 200,000 characters could.
create table article_texts (
  article_id uuid not null,
  title      text not null,
  body       text not null,
  search     tsvector not null
             generated always as (
               setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', left(body, 100000)), 'B')
             ) stored,
  primary key (article_id)
) partition by range (article_id);
create table article_texts_other partition of article_texts default;
create index article_texts_search on article_texts using gin (search);

create table watch_versions (
  watch      text not null,
  version    integer not null,
  hash       text not null,
  definition jsonb not null,
  first_used_at timestamptz not null,
  primary key (watch, version)
);

create table matches (
  id            uuid primary key,
  watch         text not null,
  watch_version integer not null,
  article_id    uuid not null references articles (id),
  story_id      uuid not null references stories (id),
  alert_id      uuid,
  evidence      jsonb not null,
  decision      text not null check (decision in ('told', 'silent')),
  why           text not null,
  matched_at    timestamptz not null,
  unique (watch, article_id),
  foreign key (watch, watch_version) references watch_versions (watch, version)
);
create index matches_watch on matches (watch, matched_at);
create index matches_article on matches (article_id);

-- An event that a theme recognises in an article: who, where, when, how certain, and who says so.
create table claims (
  id         uuid primary key,
  article_id uuid not null references articles (id),
  story_id   uuid references stories (id),
  watch      text not null,
  kind       text not null,
  actor      text,
  host       text,
  happens_at timestamptz,
  status     text,
  said_by    text,
  evidence   jsonb not null,
  claimed_at timestamptz not null
);
create index claims_story on claims (story_id, kind);

create table alerts (
  id         uuid primary key,
  watch      text not null,
  story_id   uuid not null references stories (id),
  level      text not null,
  revision   integer not null,
  opened_at  timestamptz not null,
  changed_at timestamptz not null,
  unique (watch, story_id)
);
create index alerts_opened on alerts (opened_at);
create index alerts_watch on alerts (watch, changed_at);
alter table matches add foreign key (alert_id) references alerts (id);

create table alert_revisions (
  alert_id   uuid not null references alerts (id),
  revision   integer not null,
  article_id uuid not null references articles (id),
  -- json and not jsonb: it is told as it was written, in the same order.
  content    json not null,
  told_at    timestamptz not null,
  primary key (alert_id, revision)
);
create index alert_revisions_article on alert_revisions (article_id);

-- The outbox: one revision for one route. It is written with the match that caused it.
create table notifications (
  id         uuid primary key,
  alert_id   uuid not null,
  revision   integer not null,
  route      text not null,
  channel    text not null,
  state      text not null check (state in ('due', 'sent', 'gave-up', 'held')),
  due_at     timestamptz,
  attempts   integer not null default 0,
  created_at timestamptz not null,
  sent_at    timestamptz,
  unique (alert_id, revision, route),
  foreign key (alert_id, revision) references alert_revisions (alert_id, revision),
  check ((state = 'due') = (due_at is not null))
);
create index notifications_due on notifications (due_at) where state = 'due';
create index notifications_unsent on notifications (created_at) where state <> 'sent';
create index notifications_sent on notifications (sent_at) where state = 'sent';

create table attempts (
  notification_id uuid not null references notifications (id),
  number          integer not null,
  started_at      timestamptz not null,
  ended_at        timestamptz,
  result          text,
  detail          text,
  primary key (notification_id, number)
);

-- Channels whose receiver said that it is gone for good. Their notifications are held.
create table channels_off (
  channel text primary key,
  why     text not null,
  since   timestamptz not null
);

-- Facts about this installation: its id keeps two newswatches apart that share one Redis.
create table installation (
  id uuid primary key default gen_random_uuid(),
  only_one boolean not null unique default true check (only_one)
);
insert into installation default values;
