// What the page does in the browser, by part. Everything is delegated from the document, because the conversation and
// the sources are drawn anew as they grow.
import "./switches.js";
import "./reading.js";
import "./proof.js";
import "./talk.js";
import "./recall.js";
import "./drawer.js";
import "./votes.js";
import "./corpus.js";
import "./adding.js";
import "./keys.js";
