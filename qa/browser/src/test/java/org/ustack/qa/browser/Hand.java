package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a person's hand does on a page that one call of the browser's does not: in whatever language the page is. */
final class Hand {

    private Hand() {}

    /** Opens a dialog by a button, and waits until it is there. */
    static void open(Page page, String button, String dialog) {
        page.click("[id='" + button + "']");
        assertThat(page.locator("[id='" + dialog + "']")).isVisible();
    }

    /** Chooses in a menu by the value that the choice stands for. */
    static void choose(Page page, String menu, String value) {
        // The menu shows labels; the select behind it knows in which line the value is.
        int line = ((Number) page.evaluate(
                        "([id, value]) => [...document.getElementById(id).options].findIndex(o => o.value === value)",
                        java.util.List.of(menu + "_input", value)))
                .intValue();
        page.click("[id='" + menu + "']");
        assertThat(page.locator("[id='" + menu + "'] [aria-expanded='true']")).hasCount(1);
        page.locator("[id='" + menu + "_panel'] li.ui-selectonemenu-item")
                .nth(line)
                .click();
    }

    /** The line of a table with that text. */
    static Locator line(Page page, String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Asks by a line's button, and answers yes. */
    static void ask(Page page, Locator place, String what) {
        place.locator("[data-ask='" + what + "']").click();
        assertThat(page.locator("[id='ask']")).isVisible();
        assertThat(page.locator("[id='ask-form'] .confirm-lead")).isVisible();
    }

    static void sayYes(Page page) {
        page.click("[id='ask-form:yes']");
    }
}
