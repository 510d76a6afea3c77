// What the command line starts and ends: one worker alone, or all of them.

export type Work = {
  /** Takes nothing new and ends what is being done. */
  drain(): Promise<void>;
  /** The last thing: stops answering. */
  end(): Promise<void>;
};

export const workNames = ["check-feed", "read-article", "judge-article", "send-alert", "sweep", "serve"] as const;
export type WorkName = (typeof workNames)[number];
