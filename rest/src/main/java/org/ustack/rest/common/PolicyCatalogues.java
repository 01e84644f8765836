package org.ustack.rest.common;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.ustack.identity.IdentityRules;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** Makes the rules of all APIs known at the start; here, since a service's class loader does not see the catalogues. */
@Singleton
@Startup
public class PolicyCatalogues {

    @Inject
    PolicyService policies;

    @PostConstruct
    void declare() {
        policies.declare(rules());
    }

    static List<PolicyRule> rules() {
        List<PolicyRule> rules = new ArrayList<>();
        ServiceLoader.load(PolicyCatalogue.class, PolicyCatalogues.class.getClassLoader())
                .forEach(catalogue ->
                        catalogue.rules().stream().map(IdentityRules::completed).forEach(rules::add));
        return rules;
    }
}
