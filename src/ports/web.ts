// The guarded door to the web.

export type WebFailureReason =
  | "timeout"
  | "dns"
  | "refused"
  | "reset"
  | "tls"
  | "blocked-address"
  | "bad-url"
  | "too-large"
  | "too-many-redirects"
  | "bad-redirect"
  | "bad-encoding"
  | "bad-answer"
  | "network"
  | `http-${number}`;

export type WebFailure = {
  readonly kind: "failed";
  readonly reason: WebFailureReason;
  readonly detail: string;
  readonly status?: number;
  /** From Retry-After (seconds or date), never negative, capped by `limits.retryAfterMsMax`. */
  readonly retryAfterMs?: number;
};

export type WebGet = {
  readonly url: string;
  readonly accept: string;
  readonly bodyBytesMax: number;
  /** Validators, byte for byte as the server gave them. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
};

export type WebAnswer =
  | {
      readonly kind: "body";
      readonly status: number;
      /** The address after redirects. */
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly contentType: string | undefined;
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    }
  | {
      readonly kind: "unchanged";
      readonly etag: string | undefined;
      readonly lastModified: string | undefined;
    }
  | WebFailure;

export type WebPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
};

/** Redirects are not followed; `text` is the answer's start, cut at `limits.channelAnswerBytesMax`. */
export type WebPosted =
  | { readonly kind: "answered"; readonly status: number; readonly text: string; readonly retryAfterMs?: number }
  | WebFailure;

export interface Web {
  get(request: WebGet): Promise<WebAnswer>;
  post(request: WebPost): Promise<WebPosted>;
}
