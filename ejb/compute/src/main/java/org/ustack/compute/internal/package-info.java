/** Session beans of compute, one class a use case. */
package org.ustack.compute.internal;
