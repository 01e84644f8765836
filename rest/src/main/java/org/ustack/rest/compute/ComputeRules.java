package org.ustack.rest.compute;

import java.util.ArrayList;
import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** Rules of the compute API, under Nova's names where Nova has one. */
abstract class ComputeRules implements PolicyCatalogue {

    static final String API = "os_compute_api:";

    private final List<PolicyRule> rules = new ArrayList<>();

    @Override
    public final List<PolicyRule> rules() {
        return List.copyOf(rules);
    }

    /** @param name without {@link #API}; Nova's few rules that have another start are given whole */
    final void add(String name, Access access, String sentence, String... operations) {
        rules.add(new PolicyRule(whole(name), access, sentence, operations));
    }

    final boolean has(String name) {
        return rules.stream().anyMatch(known -> known.name().equals(whole(name)));
    }

    private static String whole(String name) {
        return name.startsWith("compute:") ? name : API + name;
    }
}
