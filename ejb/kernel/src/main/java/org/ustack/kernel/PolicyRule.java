package org.ustack.kernel;

/**
 * One rule of the access policy. Its name is a public identifier (the same as OpenStack's, where there is one), since
 * operators override rules by name.
 *
 * @param name such as {@code os_compute_api:servers:create}
 * @param access the least that is needed
 * @param sentence what the rule guards
 * @param operations method and path of what it guards, such as {@code POST /servers}
 */
public record PolicyRule(String name, Access access, String sentence, String... operations) {}
