/**
 * The access policy's rule language, which is oslo.policy's: reading it, checking it, judging by it.
 *
 * <p>Knows no rule of any API and no container; whoever holds a {@link org.ustack.kernel.policy.PolicyBook} decides which one
 * is in force.
 */
package org.ustack.kernel.policy;
