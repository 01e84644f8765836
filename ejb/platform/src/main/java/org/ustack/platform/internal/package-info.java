/** Session beans of the platform. Nobody injects these classes; their interfaces are in {@code org.ustack.platform}. */
package org.ustack.platform.internal;
