package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.IdentitySettings;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

class CataloguePoliciesTest {

    @TempDir
    Path folder;

    private CataloguePolicies with(String content) throws Exception {
        Path file = folder.resolve("policy.json");
        Files.writeString(file, content);
        return policies(Map.of(IdentitySettings.POLICY_FILE.name(), file.toString()));
    }

    private static CataloguePolicies policies(Map<String, String> properties) {
        CataloguePolicies policies = new CataloguePolicies();
        policies.settings = new Settings(properties::get, name -> null);
        policies.start();
        return policies;
    }

    private static RequestContext caller(String... roles) {
        return new RequestContext("req-1", "u", "u", "default", "p", null, false, Set.of(roles));
    }

    @Test
    void findsTheCatalogues() {
        CataloguePolicies policies = policies(Map.of());
        assertThat(policies.allows("identity:create_role", caller("admin"))).isTrue();
        assertThat(policies.allows("identity:create_role", caller("manager"))).isFalse();
        assertThatThrownBy(() -> policies.allows("identity:nonsense", caller("admin")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOperatorsFileOverrides() throws Exception {
        CataloguePolicies policies = with("{\"identity:create_role\": \"manager\"}");
        assertThat(policies.allows("identity:create_role", caller("manager"))).isTrue();
        assertThat(policies.rules())
                .filteredOn(rule -> rule.name().equals("identity:create_role"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.access()).isEqualTo(org.ustack.kernel.Access.MANAGER));
    }

    @Test
    void aFileWithAMistakeStopsTheStart() {
        for (String content : new String[] {
            "{\"identity:create_rule\": \"manager\"}", "{\"identity:create_role\": \"everybody\"}", "[]", "{"
        }) {
            assertThatThrownBy(() -> with(content)).isInstanceOf(IllegalStateException.class);
        }
    }
}
