package org.ustack.qa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard asks the APIs' own policy rules by name; a name that no API declares would refuse everybody. */
class DashboardRulesTest {

    private static final Pattern RULE = Pattern.compile("[\"']((?:os_compute_api|identity|ustack):[a-z:_-]+)[\"']");

    /** For the audit trail only: no rule guards it, the old password is the proof. */
    private static final String CHANGE_PASSWORD = "identity:change_password";

    @Test
    void everyRuleThatTheDashboardNamesIsDeclaredByAnApi() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Product.root().resolve("web/src/main"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(java|xhtml)")).toList()) {
                Matcher rule = RULE.matcher(Files.readString(file));
                while (rule.find()) {
                    named.add(rule.group(1));
                }
            }
        }
        String declared = Files.readString(Product.root().resolve("docs/policies.md"));
        named.remove(CHANGE_PASSWORD);
        assertThat(named).hasSizeGreaterThan(10).allMatch(rule -> declared.contains("| `" + rule + "` |"));
    }
}
