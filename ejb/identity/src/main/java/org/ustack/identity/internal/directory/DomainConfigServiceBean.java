package org.ustack.identity.internal.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.DomainConfigService;
import org.ustack.identity.DomainService;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.DomainOption;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

@Stateless
public class DomainConfigServiceBean implements DomainConfigService {

    @Inject
    DomainConfigs configs;

    @Inject
    IdentityRepository store;

    @Inject
    Settings settings;

    @Override
    public Written replace(RequestContext caller, String domainId, Map<String, Object> config) {
        IdentityAccess.must(caller, "identity:create_domain_config");
        store.require(Domain.class, domainId, "domain");
        Map<String, Map<String, Object>> valid = ConfigOptions.requireValid(config);
        List<DomainOption> before = configs.options(domainId, null, null);
        configs.remove(before);
        write(domainId, valid);
        return new Written(shown(domainId, null, null), before.isEmpty());
    }

    @Override
    public Map<String, Object> get(RequestContext caller, String domainId, String group, String option) {
        IdentityAccess.must(caller, "identity:get_domain_config");
        ConfigOptions.requireKnown(group, option);
        store.require(Domain.class, domainId, "domain");
        Map<String, Object> found = shown(domainId, group, option);
        if (found.isEmpty()) {
            throw DirectoryError.configNotFound(name(group, option), domainId);
        }
        return found;
    }

    @Override
    public Map<String, Object> update(
            RequestContext caller, String domainId, Map<String, Object> config, String group, String option) {
        IdentityAccess.must(caller, "identity:update_domain_config");
        store.require(Domain.class, domainId, "domain");
        Map<String, Map<String, Object>> valid =
                ConfigOptions.requireValid(group != null && option != null ? Map.of(group, config) : config);
        ConfigOptions.requireKnown(group, option);
        if (group != null) {
            requireOnly(valid, group, option);
            if (configs.options(domainId, group, option).isEmpty()) {
                throw DirectoryError.configNotFound(name(group, option), domainId);
            }
        }
        write(domainId, valid);
        return shown(domainId, null, null);
    }

    /** Who names a group or an option must send that and nothing else. */
    private static void requireOnly(Map<String, Map<String, Object>> config, String group, String option) {
        if (config.size() != 1 || option != null && config.get(group).size() != 1) {
            throw DirectoryError.configInvalid(
                    option == null
                            ? "Trying to update group " + group
                                    + ", so that, and only that, group must be specified in the config"
                            : "Trying to update option " + option + " in group " + group
                                    + ", so that, and only that, option must be specified  in the config");
        }
        if (!config.containsKey(group)) {
            throw DirectoryError.configInvalid("request to update group " + group
                    + ", but config provided contains group "
                    + config.keySet().iterator().next() + " instead");
        }
        if (option != null && !config.get(group).containsKey(option)) {
            throw DirectoryError.configInvalid("Trying to update option " + option + " in group " + group
                    + ", but config provided contains option "
                    + config.get(group).keySet().iterator().next() + " instead");
        }
    }

    @Override
    public void delete(RequestContext caller, String domainId, String group, String option) {
        IdentityAccess.must(caller, "identity:delete_domain_config");
        store.require(Domain.class, domainId, "domain");
        ConfigOptions.requireKnown(group, option);
        if (group != null && configs.options(domainId, group, null).isEmpty()) {
            throw DirectoryError.configNotFound(name(group, null), domainId);
        }
        List<DomainOption> found = configs.options(domainId, group, option);
        if (option != null && found.isEmpty()) {
            throw DirectoryError.configNotFound(name(group, option), domainId);
        }
        configs.remove(found);
    }

    @Override
    public Map<String, Object> defaults(RequestContext caller, String group, String option) {
        IdentityAccess.must(caller, "identity:get_domain_config_default");
        ConfigOptions.requireKnown(group, option);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (option != null) {
            if (ConfigOptions.secret(group, option)) {
                throw DirectoryError.configInvalid(
                        "Reading the default for option " + option + " in group " + group + " is not supported");
            }
            answer.put(option, ConfigOptions.defaults(group).get(option));
            return answer;
        }
        for (String each : group == null ? ConfigOptions.groups() : List.of(group)) {
            answer.put(each, ConfigOptions.defaults(each));
        }
        return answer;
    }

    @Override
    public Map<String, Object> passwordRules(String domainId, String option) {
        store.require(Domain.class, domainId, "domain");
        if (!domainId.equals(DomainService.DEFAULT_ID)) {
            throw DirectoryError.configInvalid("Reading security compliance information for any domain other than the"
                    + " default domain is not allowed or supported.");
        }
        String regex = settings.get(IdentitySettings.PASSWORD_REGEX);
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("password_regex", regex.isEmpty() ? null : regex);
        rules.put(
                "password_regex_description",
                regex.isEmpty() ? null : settings.get(IdentitySettings.PASSWORD_REGEX_DESCRIPTION));
        if (option == null) {
            return Map.of("security_compliance", rules);
        }
        if (!rules.containsKey(option)) {
            throw DirectoryError.configInvalid("Reading security compliance values other than password_regex and"
                    + " password_regex_description is not allowed.");
        }
        rules.keySet().retainAll(List.of(option));
        return rules;
    }

    private void write(String domainId, Map<String, Map<String, Object>> config) {
        config.forEach(
                (group, options) -> options.forEach((option, value) -> configs.put(domainId, group, option, value)));
    }

    /** Secrets left out. */
    private Map<String, Object> shown(String domainId, String group, String option) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (DomainOption found : configs.options(domainId, group, option)) {
            if (found.secret()) {
                continue;
            }
            if (option != null) {
                answer.put(option, configs.value(found));
            } else {
                @SuppressWarnings("unchecked")
                Map<String, Object> options =
                        (Map<String, Object>) answer.computeIfAbsent(found.group(), key -> new LinkedHashMap<>());
                options.put(found.name(), configs.value(found));
            }
        }
        return answer;
    }

    private static String name(String group, String option) {
        if (group == null) {
            return "any options";
        }
        return option == null ? "group " + group : "option " + option + " in group " + group;
    }
}
