package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.IdentityRules;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.kernel.policy.Verdict;

class PolicyInForceTest {

    private static final List<PolicyRule> RULES = List.of(
            IdentityRules.completed(new PolicyRule("identity:create_role", Access.ADMIN, "Make", "POST /v3/roles")),
            IdentityRules.completed(new PolicyRule("identity:get_user", Access.AUTHENTICATED, "Show", "GET /v3/users")),
            new PolicyRule("create_thing", Access.MEMBER, "Make", "POST /things"));
    private static final List<PolicyService.Declared> DECLARED =
            RULES.stream().map(rule -> new PolicyService.Declared("any", rule)).toList();
    private static final RequestContext MANAGER = caller("p", null, "manager", "member", "reader");

    @TempDir
    Path folder;

    private final Map<String, String> properties = new HashMap<>();
    private final PolicyInForce policy = new PolicyInForce();
    private Path file;

    private static RequestContext caller(String project, String domain, String... roles) {
        return new RequestContext("req-1", "u", "u", "default", project, domain, false, Set.of(roles));
    }

    @BeforeEach
    void start() {
        file = folder.resolve("policy.yaml");
        policy.settings = new Settings(properties::get, name -> null);
        policy.clock = new MovableClock();
        policy.start();
    }

    private void write(String text) throws Exception {
        Files.writeString(file, text);
        properties.put(IdentitySettings.POLICY_FILE.name(), file.toString());
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        policy.declare(DECLARED);
        assertThat(policy.state()).isEqualTo("defaults");
        assertThat(policy.allows("identity:create_role", caller("p", null, "admin")))
                .isTrue();
        assertThat(policy.allows("identity:create_role", MANAGER)).isFalse();
        assertThat(policy.allows("create_thing", MANAGER)).isTrue();
        assertThat(policy.allows("create_thing", caller(null, "d", "manager", "member")))
                .isFalse();
        assertThatThrownBy(() -> policy.allows("create_think", MANAGER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theGateLetsThroughWhatTheThingDecides() {
        policy.declare(DECLARED);
        assertThat(policy.allows("identity:get_user", caller(null, null))).isTrue();
        assertThat(policy.allows("identity:get_user", MANAGER, Map.of("target.user.id", "other")))
                .isFalse();
    }

    @Test
    void theOperatorsFileOverridesAndIsReadAgainWhenItChanges() throws Exception {
        write("\"identity:create_role\": \"role:manager\"\n");
        policy.declare(DECLARED);
        assertThat(policy.allows("identity:create_role", MANAGER, Map.of())).isTrue();
        write("\"create_thing\": \"role:admin\"\n");
        policy.refresh();
        assertThat(policy.allows("identity:create_role", MANAGER, Map.of())).isFalse();
        assertThat(policy.allows("create_thing", MANAGER)).isFalse();
        assertThat(policy.state()).startsWith("1 rules of " + file);
    }

    @Test
    void aFileWithAMistakeIsRefusedAndTheRulesBeforeItHoldOn() throws Exception {
        write("\"create_thing\": \"role:admin\"\n");
        policy.declare(DECLARED);
        write("\"create_thing\": \"role:reader\"\n\"create_think\": \"role:reader\"\n");
        policy.refresh();
        assertThat(policy.allows("create_thing", MANAGER)).isFalse();
        assertThat(policy.state())
                .isEqualTo(
                        "refused: line 2, rule create_think: no API has such a rule, and no rule of the file refers to it;"
                                + " the rules before it stay in force");
        write("\"create_thing\": \"role:reader\"\n");
        policy.refresh();
        assertThat(policy.allows("create_thing", MANAGER)).isTrue();
    }

    @Test
    void aFileThatIsGoneIsSaidAndTheRulesHoldOn() throws Exception {
        write("\"create_thing\": \"role:admin\"\n");
        policy.declare(DECLARED);
        Files.delete(file);
        policy.refresh();
        assertThat(policy.allows("create_thing", MANAGER)).isFalse();
        assertThat(policy.state()).startsWith("refused: ");
    }

    @Test
    void aStartWithAWrongFileIsNoStart() throws Exception {
        write("\"create_thing\": \"role:\"\n");
        assertThatThrownBy(() -> policy.declare(DECLARED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 1, rule create_thing: 'role:' is not a check of the form kind:match");
    }

    @Test
    void aVerdictIsOpenWhereTheThingDecidesAndNeverKinderThanTheGate() {
        policy.declare(List.of(
                new PolicyService.Declared("identity", RULES.get(0)),
                new PolicyService.Declared("identity", RULES.get(1)),
                new PolicyService.Declared("any", RULES.get(2)),
                new PolicyService.Declared(
                        "any",
                        new PolicyRule("own_thing", Access.MEMBER, "Own", "GET /things")
                                .needing("user_id:%(user_id)s", PolicyRule.Scope.ALL)),
                new PolicyService.Declared(
                        "any",
                        new PolicyRule("project_thing", Access.MEMBER, "Ours", "GET /things")
                                .needing("project_id:%(project_id)s", PolicyRule.Scope.ALL))));

        assertThat(policy.foresee("identity:create_role", MANAGER)).isEqualTo(Verdict.NO);
        assertThat(policy.foresee("identity:get_user", MANAGER)).isEqualTo(Verdict.MAYBE);
        assertThat(policy.foresee("create_thing", MANAGER)).isEqualTo(Verdict.YES);
        assertThat(policy.foresee("create_thing", caller("p", null, "reader"))).isEqualTo(Verdict.NO);
        assertThat(policy.foresee("own_thing", MANAGER)).isEqualTo(Verdict.MAYBE);
        assertThat(policy.foresee("project_thing", MANAGER)).isEqualTo(Verdict.YES);
        assertThat(policy.rules())
                .extracting(
                        declared -> declared.service() + " " + declared.rule().name())
                .startsWith("any create_thing", "any own_thing")
                .endsWith("identity identity:create_role", "identity identity:get_user");
        for (PolicyService.Declared declared : policy.rules()) {
            String name = declared.rule().name();
            if (policy.foresee(name, MANAGER) != Verdict.NO) {
                assertThat(policy.allows(name, MANAGER)).as(name).isTrue();
            }
        }
    }
}
