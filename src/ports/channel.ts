// Where alerts go.
import type { Delivery, Notification } from "../core/alert/alert.ts";

export interface Channel {
  send(notification: Notification): Promise<Delivery>;
}
