package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;

/** The access policy of all APIs: what each {@link org.ustack.kernel.PolicyCatalogue} declares. */
public interface PolicyService {

    /**
     * @param rule name of a declared rule
     * @throws IllegalArgumentException if no catalogue declares it: a defect
     */
    boolean allows(String rule, RequestContext caller);

    /** All rules, sorted by name. */
    List<PolicyRule> rules();
}
