package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/** Every rule against every persona, and every method against the rules. */
class IdentityPolicyMatrixTest {

    private static final Map<String, PolicyRule> RULES = Stream.of(new IdentityPolicies(), new FederationPolicies())
            .flatMap(catalogue -> catalogue.rules().stream())
            .collect(Collectors.toMap(PolicyRule::name, Function.identity()));

    /** The least persona that passes the gate, by what the rule does; all others are for readers. */
    private static Access expected(String rule) {
        String verb = rule.substring("identity:".length());
        if (verb.matches("(validate|revoke)_token|get_auth_.*|ec2_.*|.*_credentials?|(list|get)_regions?")
                || verb.matches("get_(domain|project|user|service_x)|list_project_tags|get_project_tag")
                || verb.matches("list_user_projects|list_groups_for_user|check_user_in_group")) {
            return Access.AUTHENTICATED;
        }
        if (verb.matches("(create|update|delete)_(domain|role|region|service|endpoint|implied_role)")
                || verb.matches(
                        "(create|update|delete)_(domain_config|identity_provider|protocol|mapping|service_provider)")
                || verb.matches("(create|revoke)_system_grant")) {
            return Access.ADMIN;
        }
        return verb.matches("(create|update|delete|revoke|add|remove)_.*") ? Access.MANAGER : Access.READER;
    }

    @Test
    void everyRuleLetsInWhomItShould() {
        Map<String, Set<String>> personas = Map.of(
                "nobody", Set.of(),
                "reader", Set.of("reader"),
                "member", Set.of("member", "reader"),
                "manager", Set.of("manager", "member", "reader"),
                "admin", Set.of("admin", "manager", "member", "reader"));
        for (PolicyRule rule : RULES.values()) {
            personas.forEach((name, roles) -> {
                RequestContext caller = new RequestContext("req-1", "u", "u", "default", "p", null, false, roles);
                boolean wanted =
                        switch (expected(rule.name())) {
                            case AUTHENTICATED -> true;
                            case READER -> roles.contains("reader");
                            case MANAGER -> roles.contains("manager");
                            default -> roles.contains("admin");
                        };
                assertThat(rule.access().allows(caller))
                        .as(rule.name() + " for " + name)
                        .isEqualTo(wanted);
            });
        }
    }

    @Test
    void everyMethodIsGuardedByADeclaredRuleAndEveryRuleIsUsed() {
        Set<String> used = new TreeSet<>();
        for (Class<?> resource : new IdentityApplication().getClasses()) {
            if (!resource.getPackage().equals(getClass().getPackage())) {
                continue;
            }
            for (Method method : resource.getDeclaredMethods()) {
                boolean operation = java.util.Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class));
                Policy policy = method.getAnnotation(Policy.class);
                if (operation && policy == null) {
                    assertThat(method.isAnnotationPresent(PublicEndpoint.class))
                            .as(method.toString())
                            .isTrue();
                } else if (operation) {
                    used.add(policy.value());
                }
            }
        }
        assertThat(used).isEqualTo(new TreeSet<>(RULES.keySet()));
    }
}
