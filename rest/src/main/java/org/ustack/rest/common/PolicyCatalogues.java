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
        policies.declare(declared());
    }

    /** Each API has a package of its own, and the package its name. */
    static List<PolicyService.Declared> declared() {
        List<PolicyService.Declared> rules = new ArrayList<>();
        ServiceLoader.load(PolicyCatalogue.class, PolicyCatalogues.class.getClassLoader())
                .forEach(catalogue -> {
                    String service = catalogue.getClass().getPackageName().replaceFirst(".*\\.", "");
                    catalogue
                            .rules()
                            .forEach(rule ->
                                    rules.add(new PolicyService.Declared(service, IdentityRules.completed(rule))));
                });
        return rules;
    }

    static List<PolicyRule> rules() {
        return declared().stream().map(PolicyService.Declared::rule).toList();
    }
}
