-- WebSub: the hub that a feed offers, and under which address (topic) the hub knows the feed.
alter table feeds
  add column hub_url   text,
  add column hub_topic text;

create index feeds_hub on feeds (id) where hub_url is not null;

-- What we have asked hubs for. `id` is the secret part of the callback's address; `secret` signs what a hub sends.
--   wanted    to be asked for          asked     asked for, the hub has not come back yet
--   verified  the hub sends until `lease_until`; asked for again before that
--   denied    the hub does not want to leaving   to be ended
create table subscriptions (
  feed_id     uuid primary key references feeds (id),
  id          uuid not null unique,
  hub         text not null,
  topic       text not null,
  secret      text not null,
  state       text not null check (state in ('wanted', 'asked', 'verified', 'denied', 'leaving')),
  due_at      timestamptz not null,
  asked_at    timestamptz,
  lease_until timestamptz,
  heard_at    timestamptz,
  failures    integer not null default 0,
  detail      text not null default ''
);
create index subscriptions_due on subscriptions (due_at);
