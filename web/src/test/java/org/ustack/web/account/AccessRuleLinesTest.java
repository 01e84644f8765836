package org.ustack.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.identity.AccessRuleDraft;

class AccessRuleLinesTest {

    @Test
    void aLineIsServiceMethodAndPath() throws Exception {
        assertThat(AccessRuleLines.read("compute GET /v2.1/servers\r\n\n  image\tget  /v2/images/* \n"))
                .containsExactly(
                        new AccessRuleDraft(null, "compute", "GET", "/v2.1/servers"),
                        new AccessRuleDraft(null, "image", "GET", "/v2/images/*"));
    }

    @Test
    void nothingWrittenMeansNoRules() throws Exception {
        assertThat(AccessRuleLines.read(null)).isEmpty();
        assertThat(AccessRuleLines.read(" \n\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compute GET", "compute GRAB /v2.1", "compute GET v2.1", "compute GET /v2.1 twice"})
    void aLineThatIsNoRuleIsNamed(String bad) {
        assertThatThrownBy(() -> AccessRuleLines.read("image GET /v2/images\n\n" + bad))
                .isInstanceOfSatisfying(AccessRuleLines.BadLineException.class, e -> assertThat(e.number())
                        .isEqualTo(3));
    }

    @Test
    void aPathIsNoLongerThanTheApiTakes() {
        assertThatThrownBy(() -> AccessRuleLines.read("compute GET /" + "x".repeat(128)))
                .isInstanceOf(AccessRuleLines.BadLineException.class);
    }
}
