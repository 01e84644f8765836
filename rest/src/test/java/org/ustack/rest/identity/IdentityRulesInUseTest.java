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
import org.ustack.kernel.PolicyRule;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/** Every method against the rules. */
class IdentityRulesInUseTest {

    private static final Map<String, PolicyRule> RULES = Stream.of(
                    new IdentityPolicies(), new DelegationPolicies(), new ExtensionPolicies(), new FederationPolicies())
            .flatMap(catalogue -> catalogue.rules().stream())
            .collect(Collectors.toMap(PolicyRule::name, Function.identity()));

    /** Rules of which the method is guarded by another one, since a parameter decides between them. */
    private static final Set<String> JUDGED_IN_SERVICES = Set.of(
            "identity:list_role_assignments_for_tree",
            "identity:list_trusts_for_trustor",
            "identity:list_trusts_for_trustee");

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
        used.addAll(JUDGED_IN_SERVICES);
        assertThat(used).isEqualTo(new TreeSet<>(RULES.keySet()));
    }
}
