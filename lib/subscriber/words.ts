import type { BulletinStatus } from "@/lib/subscriber/bulletin";

/** What readers are told who subscribe, and where they do. */
export const readerWords = {
  subscribe: "Get updates",
  subscribeLead: (page: string) => `Hear when something is wrong with ${page}, and when it is over.`,
  about: "About",
  components: "Components",
  hookKind: "Where to",
  allComponents: "Everything on this page",
  someComponents: "Only some components",
  emailLabel: "E-mail address",
  emailButton: "Send me a link to confirm",
  hookLabel: "URL",
  hookButton: "Send a test with a link to confirm",
  feedsTitle: "Feeds and calendar",
  feedsLead: "Nothing to confirm: add the address to a reader or a calendar.",
  calendar: "Calendar of maintenance",
  sentTitle: "Look for our message",
  sentMail:
    "If mail can reach this address, a message is on its way. Open the link in it to confirm. Look in the spam folder too.",
  sentHook: "If the other side takes it, a test message is on its way there. Open the link in it to confirm.",
  closedTitle: "This page takes no subscriptions",
  closedLead: "Its feeds and its calendar are open to everybody.",
  confirmTitle: "Confirm your subscription",
  confirmLead: (page: string) => `You will be told what the status page of ${page} says.`,
  confirmButton: "Confirm",
  confirmedTitle: "You are subscribed",
  confirmedLead: "Every message has a link that ends it.",
  manageTitle: "Your subscription",
  manageSave: "Save",
  saved: "Saved.",
  leaveTitle: "Unsubscribe",
  leaveLead: (page: string) => `You will hear nothing more from the status page of ${page}.`,
  leaveButton: "Unsubscribe",
  leftTitle: "You are unsubscribed",
  leftLead: "Nothing more is sent. What is on its way already may still arrive.",
  deadTitle: "This link does not work any more",
  deadLead: "It has ended, or the subscription is gone already. On the status page you can subscribe again.",
  backToPage: "Back to the status page",
  tooMany: "Too many tries from your network. Wait ten minutes and try again.",
  wholePage: (page: string) => `Status page of ${page}`,
} as const;

/** The stages of what readers are told. */
export const bulletinWords: Record<BulletinStatus, string> = {
  investigating: "Investigating",
  identified: "Being worked on",
  monitoring: "Watching",
  resolved: "Resolved",
  scheduled: "Planned",
  in_progress: "Under way",
  completed: "Completed",
  cancelled: "Cancelled",
};

/** What mails and messages to subscribers say. */
export const messageWords = {
  confirmSubject: (page: string) => `Confirm: updates of ${page}`,
  confirmLines: (page: string) => [
    `Somebody, probably you, wants to be told what the status page of ${page} says.`,
    "Confirm it, and you are. The link works for seven days.",
  ],
  confirmButton: "Confirm the subscription",
  confirmWhy: "If it was not you, leave it: without the link nothing more is sent.",
  knownSubject: (page: string) => `Updates of ${page}: you get them already`,
  knownLines: (page: string) => [
    `Somebody, probably you, asked for the updates of the status page of ${page}. You get them already.`,
    "With this link you choose what you are told of.",
  ],
  knownButton: "Manage the subscription",
  knownWhy: "If it was not you, leave it: nothing has changed.",
  open: "Open the status page",
  manage: "Manage the subscription",
  leave: "Unsubscribe",
  why: (page: string) => `You get this because you subscribed to the status page of ${page}.`,
} as const;
