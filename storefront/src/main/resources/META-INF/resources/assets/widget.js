// The widget: tells the page that frames it how tall it is. The message has nothing else, so any page may read it.
"use strict";

const HEIGHT = "boxoffice-height";

function tell(target) {
  target.postMessage({ type: HEIGHT, height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
}

if (parent !== window) {
  new ResizeObserver(() => tell(parent)).observe(document.body);
  // The page may have begun to listen after the first message
  addEventListener("message", (event) => {
    if (event.source === parent && event.data?.type === `${HEIGHT}-wanted`) {
      tell(parent);
    }
  });
}
