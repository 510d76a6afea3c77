-- What looks at a feed have taught: its rhythm, what it asks of readers, whether "not modified" is believed, and where it
-- has moved. `url` stays what feeds.yaml says; `moved_url` is asked instead while it is set.
alter table feeds
  add column adapt           boolean not null default true,
  add column weighted_rate   double precision not null default 0,
  add column rhythm_weight   double precision not null default 0,
  add column peak_per_hour   double precision not null default 0,
  add column longest_gap_ms  double precision not null default 0,
  add column entries         integer not null default 0,
  add column asked_every_ms  bigint,
  add column skip_hours      integer[] not null default '{}',
  add column skip_days       integer[] not null default '{}',
  add column unchanged_since timestamptz,
  add column doubts          integer not null default 0,
  add column distrusted_since timestamptz,
  add column move_seen_url   text,
  add column move_seen       integer not null default 0,
  add column move_seen_since timestamptz,
  add column moved_url       text,
  add column moved_at        timestamptz;

-- `words_key` is a hash of what the entry says. `edited_at` is when the entry last said something else than before: its
-- page may be read again for that. `source_name` and `source_url` say who had the entry first, where the feed tells;
-- `categories` are the feed's own words for what the entry is about.
alter table items
  add column words_key   text,
  add column edited_at   timestamptz,
  add column source_name text,
  add column source_url  text,
  add column categories  text[] not null default '{}';
create index items_words on items (feed_id, words_key) where words_key is not null;
create index items_edited on items (edited_at) where edited_at is not null;

-- What the operator is told about the service itself: one open notice for each kind and subject.
create table notices (
  id        uuid primary key,
  kind      text not null,
  subject   text not null,
  sentence  text not null,
  remedy    text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closing   text,
  check ((closed_at is null) = (closing is null))
);
create unique index notices_open on notices (kind, subject) where closed_at is null;
create index notices_closed on notices (kind, closed_at) where closed_at is not null;

-- The outbox carries notices as it carries alerts: revision 1 says that a notice was opened, revision 2 that it was closed.
alter table notifications
  alter column alert_id drop not null,
  add column notice_id uuid references notices (id),
  add constraint notifications_tell_one check ((alert_id is null) <> (notice_id is null)),
  add constraint notifications_notice_once unique (notice_id, revision, route);
