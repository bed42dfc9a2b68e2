// Runs before the first paint, so that a chosen theme never flashes in the other one.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("taskflow.theme");
  } catch {
    // Storage may be switched off: the system's theme it is.
  }
  if (theme !== "light" && theme !== "dark") return;
  document.documentElement.dataset.theme = theme;
  const color = theme === "dark" ? "#0c1112" : "#f2f6f6";
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = color;
})();
