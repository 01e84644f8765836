package org.ustack.kernel;

import java.util.Map;

/** The access policy as it is in force, for who has the thing at hand that a caller asks for. */
@FunctionalInterface
public interface AccessPolicy {

    /**
     * @param rule name of a declared rule
     * @param thing its facts, by oslo.policy's names ({@code target.user.domain_id}); a fact that is missing is one that the
     *     thing does not have
     * @throws IllegalArgumentException if no API declares the rule: a defect
     */
    boolean allows(String rule, RequestContext caller, Map<String, String> thing);
}
