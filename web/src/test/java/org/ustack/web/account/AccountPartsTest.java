package org.ustack.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the account's pages work out by themselves. */
class AccountPartsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox · Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0 | Edge · Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15 | Safari · macOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1 | Safari · iPhone",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36 | Chrome · Android",
                "curl/8.5.0 | curl/8.5.0"
            })
    void aBrowserIsCalledAsPeopleCallIt(String said, String name) {
        assertThat(BrowserName.of(said)).isEqualTo(name);
    }

    @Test
    void aProgramThatTalksMuchIsCutShort() {
        assertThat(BrowserName.of("x".repeat(200))).hasSize(61).endsWith("…");
        assertThat(BrowserName.of("")).isEmpty();
    }

    @Test
    void aCredentialEndsWithItsLastDay() {
        assertThat(NewCredential.end("2026-12-31")).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(NewCredential.end(null)).isNull();
        assertThatThrownBy(() -> NewCredential.end("31.12.2026")).isInstanceOf(DateTimeException.class);
    }

    /** The three squares in the corners, and a quiet zone of four modules. */
    @Test
    void aQrCodeIsOnePath() {
        QrImage image = QrImage.of("otpauth://totp/UStack:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=UStack");
        assertThat((image.size() - 8 - 17) % 4).isZero();
        int far = image.size() - 5;
        for (String corner : new String[] {"M4 4", "M" + far + " 4", "M4 " + far}) {
            assertThat(image.path()).contains(corner + "h1v1h-1z");
        }
        assertThat(image.path()).doesNotContain("M3 ", " 3h").doesNotContain("M" + (far + 1) + " ");
        assertThat(QrImage.of("something else").path()).isNotEqualTo(image.path());
    }
}
