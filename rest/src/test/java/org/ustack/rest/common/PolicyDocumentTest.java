package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.PolicyRule;

class PolicyDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "policies.md");

    @Test
    void thePageShowsWhatTheCataloguesDeclare() throws IOException {
        if (Boolean.getBoolean("ustack.docs.write")) {
            PolicyDocument.main(new String[] {DOCUMENT.toString()});
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/policies.md is stale; its head says how to write it anew")
                .isEqualTo(PolicyDocument.text());
    }

    @Test
    void everyRuleIsDeclaredOnceWithASentenceAndItsOperations() {
        assertThat(PolicyDocument.rules()).extracting(PolicyRule::name).doesNotHaveDuplicates();
        assertThat(PolicyDocument.rules()).allSatisfy(rule -> {
            assertThat(rule.sentence()).as(rule.name()).isNotBlank();
            assertThat(rule.operations()).as(rule.name()).isNotEmpty();
        });
    }
}
