/**
 * What all APIs share: the way of a request through token, policy and audit, strict JSON bodies, errors, links, times.
 *
 * <p>Knows no API. An API adds an {@link org.ustack.rest.common.ApiApplication}, an
 * {@link org.ustack.rest.common.ErrorFormat} and resources that translate between its JSON and a service.
 */
package org.ustack.rest.common;
