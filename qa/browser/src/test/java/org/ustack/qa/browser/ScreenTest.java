package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The screen of a real guest, named by {@code ustack.server}: what it shows is drawn, and what is typed arrives. */
@EnabledIfSystemProperty(
        named = "ustack.server",
        matches = ".+",
        disabledReason = "needs a guest that runs: see the stage metal")
class ScreenTest {

    private static final double PATIENCE = 30_000;
    private static final String LIT = """
            () => {
                const canvas = document.querySelector('#screen canvas');
                if (!canvas || canvas.width === 0) return 0;
                const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                let lit = 0;
                for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] > 60) lit++;
                return lit;
            }""";

    @Test
    void theGuestsScreenIsDrawnAndTakesKeys() {
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().page();
            dashboard.go("console.xhtml?id=" + System.getProperty("ustack.server"));
            assertThat(page.locator("#screen-state")).hasText("Connected", new HasTextOptions().setTimeout(PATIENCE));
            page.waitForFunction("() => (" + LIT + ")() > 100");
            int before = lit(page);
            dashboard.screenshot("screen");

            page.locator("#screen canvas").click();
            page.keyboard().type("ustack");

            page.waitForFunction("before => (" + LIT + ")() !== before", before);
            dashboard.screenshot("screen-typed");
            assertThat(lit(page)).isNotEqualTo(before);
            dashboard.assertQuiet();
        }
    }

    private static int lit(Page page) {
        return ((Number) page.evaluate(LIT)).intValue();
    }
}
