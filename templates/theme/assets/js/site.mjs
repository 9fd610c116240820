/** What every page of the site runs: the frame's buttons and keys, and the way to other pages. */

import "./ahead.mjs";
import "./frame.mjs";
import "./offline-downloads.mjs";
import "./still-current.mjs";
import "./travel.mjs";
import { startEarly } from "./early.mjs";
import { keepOffline } from "./offline.mjs";

startEarly();
keepOffline();
