// The secret of the link is in its fragment, which no server sees. It outlives signing in, in this tab only.

const KEY = "claim";
const secret = location.hash.slice(1);
if (secret) {
  sessionStorage.setItem(KEY, secret);
  history.replaceState(null, "", location.pathname);
}
const field = document.getElementById("token");
if (field && field.value === "" && sessionStorage.getItem(KEY)) {
  field.value = sessionStorage.getItem(KEY);
}
document.getElementById("claim")?.addEventListener("submit", () => sessionStorage.removeItem(KEY));
