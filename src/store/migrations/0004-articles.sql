-- What is known about an article's text beyond its words; null on rows that were written before anybody looked.
alter table articles
  add column quality text check (quality in ('ok', 'thin', 'debris', 'paywalled', 'not-an-article', 'unexamined')),
  add column flagged jsonb,
  add column segments jsonb,
  add column origins jsonb;

-- Why this version was written, what the page told beside its text, and how it differs from the version before.
alter table articles
  add column cause text not null default 'read' check (cause in ('read', 'reread', 'reprocess')),
  add column metadata jsonb,
  add column difference jsonb;

-- The page of an item whose page was read: what is needed to ask whether it has changed, and when to ask next.
create table pages (
  item_id       uuid primary key references items (id),
  url           text not null,
  etag          text,
  last_modified text,
  body_hash     text not null,
  looks         integer not null default 1,
  outcome       text not null,
  looked_at     timestamptz not null,
  due_at        timestamptz,
  claimed       boolean not null default false
);
create index pages_due on pages (due_at) where due_at is not null;
create index pages_claimed on pages (item_id) where claimed;

-- Pages as they came, compressed, so that what is stored can be read again by a better reader. Partitioned by month of
-- the article's id, as the texts are, and referred to by nothing.
create table page_archive (
  article_id   uuid not null,
  url          text not null,
  content_type text,
  body         bytea not null,
  primary key (article_id)
) partition by range (article_id);
create table page_archive_other partition of page_archive default;
