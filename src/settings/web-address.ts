// What makes an address one that the service can fetch or post to.
import { limits } from "../core/limits.ts";

/** What is wrong with the address, without repeating it: addresses may hold secrets. */
export function webAddressFault(written: string): string | undefined {
  if (written.length > limits.urlCharsMax) return `this one is longer than ${limits.urlCharsMax} characters`;
  if (!URL.canParse(written)) return "this one cannot be read";

  const url = new URL(written);
  if (url.protocol !== "http:" && url.protocol !== "https:") return "this one does not begin with http:// or https://";
  if (url.username !== "" || url.password !== "")
    return "this one contains a user name or password, which is never sent";

  return undefined;
}

/** Host and port, the form in which one server is let past the guard of private addresses. */
export function originOf(address: string): string {
  const url = new URL(address);
  const standardPort = url.protocol === "https:" ? "443" : "80";
  return `${url.hostname}:${url.port === "" ? standardPort : url.port}`;
}
