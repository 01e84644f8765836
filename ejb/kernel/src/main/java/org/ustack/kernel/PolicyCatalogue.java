package org.ustack.kernel;

import java.util.List;

/** The rules of one API; found by {@link java.util.ServiceLoader}. */
public interface PolicyCatalogue {

    List<PolicyRule> rules();
}
