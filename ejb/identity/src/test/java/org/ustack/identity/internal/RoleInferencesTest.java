package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleInferencesTest {

    private static final RoleInferences ROLES = new RoleInferences(Map.of(
            "admin", List.of("manager", "member"),
            "manager", List.of("member"),
            "member", List.of("reader"),
            "left", List.of("right"),
            "right", List.of("left")));

    @Test
    void theClosureHoldsAllThatRolesComeToHoweverFar() {
        assertThat(ROLES.closure(Set.of("manager"))).containsExactlyInAnyOrder("manager", "member", "reader");
        assertThat(ROLES.closure(List.of("member", "left")))
                .containsExactlyInAnyOrder("member", "reader", "left", "right");
        assertThat(ROLES.closure(Set.of())).isEmpty();
    }

    @Test
    void aChainIsTheShortestWay() {
        assertThat(ROLES.chain("admin", "reader")).hasValue(List.of("admin", "member", "reader"));
        assertThat(ROLES.chain("admin", "admin")).hasValue(List.of("admin"));
        assertThat(ROLES.chain("reader", "admin")).isEmpty();
        assertThat(ROLES.chain("unknown", "reader")).isEmpty();
    }

    @Test
    void aCircleEnds() {
        assertThat(ROLES.chain("left", "right")).hasValue(List.of("left", "right"));
        assertThat(ROLES.chain("left", "reader")).isEmpty();
    }
}
