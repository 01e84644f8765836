package org.ustack.identity;

import java.util.Map;
import org.ustack.kernel.RequestContext;

/**
 * What a domain sets for itself: options in groups, as in Keystone's configuration files. Secrets go in and never come out.
 * An unknown domain is {@link IdentityError#NOT_FOUND}, an option that cannot be set for a domain
 * {@link DirectoryError#CONFIG_INVALID}, one that is not set {@link DirectoryError#CONFIG_NOT_FOUND}.
 *
 * <p>Everywhere a null group stands for all groups and a null option for the whole group. Answers are {@code {group: {option:
 * value}}}, or {@code {option: value}} where one option was asked for.
 */
public interface DomainConfigService {

    /** In place of all that was set. */
    Written replace(RequestContext caller, String domainId, Map<String, Object> config);

    Map<String, Object> get(RequestContext caller, String domainId, String group, String option);

    /** Into what is set already. @return all that is set */
    Map<String, Object> update(
            RequestContext caller, String domainId, Map<String, Object> config, String group, String option);

    void delete(RequestContext caller, String domainId, String group, String option);

    /** What holds where a domain sets nothing. */
    Map<String, Object> defaults(RequestContext caller, String group, String option);

    /**
     * What a new password must look like, for everybody to read.
     *
     * @param option null for all
     * @throws org.ustack.kernel.CloudException {@link DirectoryError#CONFIG_INVALID} for a domain other than the default one
     */
    Map<String, Object> passwordRules(String domainId, String option);

    /** @param created whether nothing was set before */
    record Written(Map<String, Object> config, boolean created) {}
}
