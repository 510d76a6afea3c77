// The program's name and version as it tells them; a test holds them to package.json.

export const version = "0.1.0";

/** An honest User-Agent: who we are, and where the owner of a site finds us. */
export function userAgent(contact: string): string {
  return `newswatch/${version} (+${contact})`;
}
