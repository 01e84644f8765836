package org.ustack.qa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image's life by mouse: its record, its bytes from the browser or from an address, what its owner changes, its end. */
class ImagesTest {

    private static final int BYTES = 3 * 1024 * 1024;

    private final String mark = "b" + ProcessHandle.current().pid() + "-" + System.nanoTime() % 1_000_000;

    @TempDir
    Path folder;

    private static void make(Page page, String name, String format) {
        Hand.open(page, "add-form:add", "edit");
        page.fill("[id='edit-form:name']", name);
        Hand.choose(page, "edit-form:disk-format", format);
        page.click("[id='edit-form:save']");
        assertThat(page).hasURL(Pattern.compile(".*/image\\.xhtml\\?id=.*"));
    }

    private static void send(Page page, Path file) {
        page.setInputFiles("[data-upload] input[type=file]", file);
        page.click("[data-upload-go]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void anImageIsUploadedChangedBarredAndDeleted(String language) throws IOException {
        Path file = Files.write(folder.resolve("disk.raw"), new byte[BYTES]);
        try (Dashboard dashboard = Dashboard.open(language, "light", 1280, 900)) {
            Page page = dashboard.login().go("images.xhtml").page();
            make(page, mark, "raw");
            dashboard.screenshot("image-queued-" + language);
            send(page, file);
            assertThat(page.locator(".title-line .pill.good")).isVisible();
            assertThat(page.locator("[data-upload]")).hasCount(0);
            assertThat(page.locator("[id='image'] .facts").first()).containsText("3 MB");

            Hand.open(page, "image:change", "edit");
            page.fill("[id='edit-form:name']", mark + "-2");
            page.locator("[id='edit-form'] details summary").click();
            page.fill("[id='edit-form:properties']", "os_distro=debian");
            page.click("[id='edit-form:guarded'] .ui-chkbox-box");
            page.click("[id='edit-form:save']");
            assertThat(page.locator("h1")).hasText(mark + "-2");
            assertThat(page.locator(".mono-terms")).containsText("os_distro");
            assertThat(page.locator("[data-ask='image.delete']")).hasCount(0);

            Hand.ask(page, page.locator("[id='image']"), "image.bar");
            Hand.sayYes(page);
            assertThat(page.locator("[id='image:allow']")).isVisible();
            dashboard.screenshot("image-" + language);
            page.click("[id='image:allow']");
            Hand.open(page, "image:change", "edit");
            page.click("[id='edit-form:guarded'] .ui-chkbox-box");
            page.click("[id='edit-form:save']");
            assertThat(page.locator("[data-ask='image.delete']")).hasCount(1);

            dashboard.go("images.xhtml");
            page.fill("[id='list:search']", mark);
            assertThat(page.locator("a.strong-link")).hasCount(1);
            Hand.ask(page, Hand.line(page, mark), "image.delete");
            Hand.sayYes(page);
            assertThat(page.locator("a.strong-link")).hasCount(0);
            dashboard.assertQuiet();
        }
    }

    @Test
    void aFileOfAnotherFormatIsRefusedWithAReasonAndNothingIsLost() throws IOException {
        Path file = Files.writeString(folder.resolve("disk.qcow2"), "this is no disk".repeat(1000));
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().go("images.xhtml").page();
            make(page, mark, "qcow2");
            send(page, file);
            assertThat(page.locator("[data-upload] [role=alert]")).containsText("The file is not what the image says");
            dashboard.screenshot("image-refused");
            assertThat(page.locator("[data-upload-go]")).isEnabled();
            page.fill("[id='fetch:address']", "ftp://example.org/disk");
            page.click("[id='fetch:go']");
            assertThat(page.locator("[id='fetch'] .ui-message-error")).isVisible();
            page.fill("[id='fetch:address']", "http://127.0.0.1/disk");
            page.click("[id='fetch:go']");
            assertThat(page.locator(".ui-growl-item, .event-problem").first()).isVisible();
            dashboard.screenshot("image-fetch");
            page.reload();
            Hand.ask(page, page.locator("[id='image']"), "image.delete");
            Hand.sayYes(page);
            assertThat(page).hasURL(Pattern.compile(".*/images\\.xhtml"));
        }
    }

    /** The line itself says which key is meant: another tab may have changed the list since it was drawn. */
    @Test
    void theKeyThatWasClickedIsTheOneThatIsDeleted() {
        try (Dashboard dashboard = Dashboard.english()) {
            Page page = dashboard.login().go("keys.xhtml").page();
            for (String name : new String[] {"a", "b", "c"}) {
                dashboard.go("keys.xhtml");
                Hand.open(page, "open-make", "make");
                page.fill("[id='make-form:name']", mark + name);
                page.click("[id='make-form:make-go']");
                assertThat(page.locator("pre.key")).isVisible();
            }
            dashboard.go("keys.xhtml");
            Page other = page.context().newPage();
            other.navigate(Dashboard.base() + "/dashboard/keys.xhtml");
            Hand.ask(other, Hand.line(other, mark + "a"), "key.delete");
            Hand.sayYes(other);
            assertThat(Hand.line(other, mark + "a")).hasCount(0);
            other.close();

            Hand.ask(page, Hand.line(page, mark + "b"), "key.delete");
            assertThat(page.locator(".confirm-lead")).hasText("Delete the key pair " + mark + "b?");
            Hand.sayYes(page);
            assertThat(Hand.line(page, mark + "b")).hasCount(0);
            assertThat(Hand.line(page, mark + "c")).hasCount(1);
            Hand.ask(page, Hand.line(page, mark + "c"), "key.delete");
            Hand.sayYes(page);
            assertThat(Hand.line(page, mark + "c")).hasCount(0);
            dashboard.assertQuiet();
        }
    }
}
