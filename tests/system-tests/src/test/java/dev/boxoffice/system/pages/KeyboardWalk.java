package dev.boxoffice.system.pages;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Walks through an open page with the Tab key, and opens and closes its dialogs. */
final class KeyboardWalk {

    /** Counts the stops, and records each one that the focus reaches, and whether people see it there. */
    private static final String PREPARE = """
            () => {
              const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
                .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }))
                .filter((each) => each.type !== "hidden" && !each.closest("[inert], dialog:not([open])"))
                .filter((each) => each.type !== "radio" || isStop(each));
              function isStop(radio) {
                const group = [...document.getElementsByName(radio.name)].filter((each) => each.form === radio.form);
                return radio === (group.find((each) => each.checked) ?? group[0]);
              }
              function outlined(element) {
                for (let each = element; each && each.id !== "main"; each = each.parentElement) {
                  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(each);
                  if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) {
                    return { element: each, reach: Math.max(0, parseFloat(outlineWidth) + parseFloat(outlineOffset)) };
                  }
                }
                return null;
              }
              function isCut({ element, reach }) {
                const box = element.getBoundingClientRect();
                for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
                  const { overflowX, overflowY } = getComputedStyle(each);
                  const view = each.getBoundingClientRect();
                  const cut = (overflow, start, end) => overflow !== "visible" && (start < -1 || end < -1);
                  if (cut(overflowX, box.left - reach - view.left, view.right - box.right - reach)
                    || cut(overflowY, box.top - reach - view.top, view.bottom - box.bottom - reach)) {
                    return true;
                  }
                }
                return false;
              }
              const name = (each) => `${each.localName}#${each.id} ${(each.innerText || each.name || each.ariaLabel || "").trim().slice(0, 40)}`;
              const reached = [];
              const faults = [];
              function visit(each) {
                if (reached.includes(each) || each.id === "main") {
                  return;
                }
                const last = reached.at(-1);
                if (last && last.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING) {
                  faults.push(`${name(each)} is reached after ${name(last)}`);
                }
                reached.push(each);
                const outline = outlined(each);
                if (!outline) {
                  faults.push(`${name(each)} does not show the focus`);
                } else if (isCut(outline)) {
                  faults.push(`${name(each)} shows only a part of the focus`);
                }
              }
              document.addEventListener("focusin", (event) => visit(event.target));
              window.walked = () => [
                ...faults,
                ...stops.filter((each) => !reached.includes(each)).map((each) => `${name(each)} is not reached`),
              ];
              document.querySelector(".skip").focus();
              const parts = document.querySelectorAll("input[type^=date], input[type=time]").length * 8;
              return stops.length + parts;
            }""";

    private KeyboardWalk() {}

    /** What a person without a pointer would complain of. */
    static List<String> faults(Page page, String path) {
        Keyboard keyboard = page.keyboard();
        int presses = ((Number) page.evaluate(PREPARE)).intValue();
        for (int press = 0; press < presses; press++) {
            keyboard.press("Tab");
        }
        List<String> faults = new ArrayList<>();
        for (Object fault : (List<?>) page.evaluate("() => window.walked()")) {
            faults.add(path + ": " + fault);
        }
        faults.addAll(dialogs(page, path));
        return faults;
    }

    private static List<String> dialogs(Page page, String path) {
        List<String> faults = new ArrayList<>();
        for (var opener : page.locator("[data-dialog]:visible").all()) {
            opener.focus();
            page.keyboard().press("Enter");
            if (!isTrue(page, "document.querySelector('dialog[open]')?.contains(document.activeElement) ?? false")) {
                faults.add(path + ": the dialog of " + opener.innerText() + " does not get the focus");
            }
            page.keyboard().press("Escape");
            if (!isTrue(page, "!document.querySelector('dialog[open]')")
                    || !(boolean) opener.evaluate("opener => opener === document.activeElement")) {
                faults.add(path + ": the dialog does not return the focus to " + opener.innerText());
            }
        }
        return faults;
    }

    private static boolean isTrue(Page page, String expression) {
        return (boolean) page.evaluate(expression);
    }
}
