package org.ustack.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.AccessPolicy;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.policy.Verdict;

/** The access policy of all APIs: what each {@link org.ustack.kernel.PolicyCatalogue} declares and an operator overrides. */
public interface PolicyService extends AccessPolicy {

    /** A rule as its API declares it. @param service the API, such as {@code compute} */
    record Declared(String service, PolicyRule rule) {}

    /**
     * The rules of all APIs, made known once at the start, before the first request: services do not see the catalogues.
     *
     * @throws IllegalStateException if the operator's file is not taken: nobody has a policy then, and nothing is let in
     */
    void declare(Collection<Declared> rules);

    /**
     * Whether a caller gets past the gate, before the thing is known. Outside of identity a thing is judged as one of the
     * caller's own project: another project's is "not found" to all but admins whatever a rule says.
     *
     * @param rule name of a declared rule
     * @throws IllegalArgumentException if no catalogue declares it: a defect
     */
    boolean allows(String rule, RequestContext caller);

    /**
     * As {@link #allows(String, RequestContext)}, for who wants to know how far a yes goes: {@link Verdict#MAYBE} where the gate
     * lets the caller through and the thing decides. {@link Verdict#NO} is said of no rule that the thing could open.
     */
    Verdict foresee(String rule, RequestContext caller);

    /** All rules as they were declared, by service and name. */
    List<Declared> rules();

    /** The conditions in force by name, sorted. */
    Map<String, String> conditions();
}
