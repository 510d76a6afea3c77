// What runs in a parsing thread: its exports are called by name from src/threads/pool.ts.
export { findFeeds } from "../src/feeds/find-feeds.ts";
export { parseFeed } from "../src/feeds/parse-feed.ts";
export { readPage } from "../src/pages/read-page.ts";
export { examineText } from "../src/threads/examine-text.ts";
