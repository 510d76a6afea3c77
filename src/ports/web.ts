// The guarded door to the web.

export type WebFailureReason =
  | "timeout"
  | "dns"
  | "refused"
  | "reset"
  | "tls"
  | "blocked-address"
  | "bad-url"
  /** A secret was to be sent, and the address is http. */
  | "not-encrypted"
  | "blocked-port"
  | "robots-disallowed"
  | "robots-unreachable"
  /** We were about to ask too much of the host, or it has asked to be left alone: nothing was sent, and no fault is shown. */
  | "host-busy"
  | "host-held"
  | "too-large"
  | "too-many-redirects"
  | "bad-redirect"
  | "bad-encoding"
  | "bad-answer"
  | "network"
  | `http-${number}`;

/** The product that turned us away as a machine, and the header that shows it. It is named, never evaded. */
export type Wall = { readonly product: string; readonly header: string };

export type WebFailure = {
  readonly kind: "failed";
  readonly reason: WebFailureReason;
  readonly detail: string;
  readonly status?: number;
  /** From Retry-After or a rate limit's reset, of any failing status; never negative, capped by `limits.retryAfterMsMax`. */
  readonly retryAfterMs?: number;
  readonly wall?: Wall;
};

export type WebGet = {
  readonly url: string;
  readonly accept: string;
  readonly bodyBytesMax: number;
  /** Whether the site's robots.txt decides: for pages, never for feeds. Left out: it is not asked. */
  readonly robots?: "honour" | "not-asked";
  /** Validators, byte for byte as the server gave them. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
};

export type VisitFacts = {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** For how long the server says nothing will change (Cache-Control, else Expires); 0: ask each time; undefined: not said. */
  readonly freshForMs: number | undefined;
  /** The last address, when every redirect on the way was permanent (301, 308) and none left https. */
  readonly movedTo: string | undefined;
  readonly redirects: number;
  /** As the Link header says (WebSub); absent where it does not. */
  readonly hub?: string;
  readonly self?: string;
};

export type WebAnswer =
  | (VisitFacts & {
      readonly kind: "body";
      readonly status: number;
      /** The address after redirects. */
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
    })
  | (VisitFacts & { readonly kind: "unchanged" })
  | WebFailure;

export type WebPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Sent by https alone then, or to a private host that the operator allows. Left out: the operator chose the address. */
  readonly isSecret?: boolean;
};

/** Redirects are not followed; `text` is the answer's start, cut at `limits.channelAnswerBytesMax`. */
export type WebPosted =
  | { readonly kind: "answered"; readonly status: number; readonly text: string; readonly retryAfterMs?: number }
  | WebFailure;

export interface Web {
  get(request: WebGet): Promise<WebAnswer>;
  post(request: WebPost): Promise<WebPosted>;
}
