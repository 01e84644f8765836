package org.ustack.identity.internal.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.DirectoryError;

/** The options that a domain may set, with Keystone's defaults. The list and the words of the errors are Keystone's. */
final class ConfigOptions {

    static final String IDENTITY = "identity";
    static final String LDAP = "ldap";
    static final String DRIVER = "driver";

    private static final Map<String, Map<String, Object>> DEFAULTS = new LinkedHashMap<>();
    private static final Map<String, Set<String>> SECRETS = Map.of(IDENTITY, Set.of(), LDAP, Set.of("password"));

    static {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(DRIVER, "sql");
        identity.put("list_limit", null);
        DEFAULTS.put(IDENTITY, identity);
        Map<String, Object> ldap = new LinkedHashMap<>();
        connection(ldap);
        users(ldap);
        groups(ldap);
        pools(ldap);
        DEFAULTS.put(LDAP, ldap);
    }

    private ConfigOptions() {}

    private static void connection(Map<String, Object> ldap) {
        ldap.put("url", "ldap://localhost");
        ldap.put("user", null);
        ldap.put("suffix", "cn=example,cn=com");
        ldap.put("query_scope", "one");
        ldap.put("page_size", 0);
        ldap.put("alias_dereferencing", "default");
        ldap.put("debug_level", null);
        ldap.put("chase_referrals", null);
        ldap.put("tls_cacertfile", null);
        ldap.put("tls_cacertdir", null);
        ldap.put("use_tls", false);
        ldap.put("tls_req_cert", "demand");
    }

    private static void users(Map<String, Object> ldap) {
        ldap.put("user_tree_dn", null);
        ldap.put("user_filter", null);
        ldap.put("user_objectclass", "inetOrgPerson");
        ldap.put("user_id_attribute", "cn");
        ldap.put("user_name_attribute", "sn");
        ldap.put("user_mail_attribute", "mail");
        ldap.put("user_description_attribute", "description");
        ldap.put("user_pass_attribute", "userPassword");
        ldap.put("user_enabled_attribute", "enabled");
        ldap.put("user_enabled_invert", false);
        ldap.put("user_enabled_mask", 0);
        ldap.put("user_enabled_default", "True");
        ldap.put("user_attribute_ignore", List.of("default_project_id"));
        ldap.put("user_default_project_id_attribute", null);
        ldap.put("user_enabled_emulation", false);
        ldap.put("user_enabled_emulation_dn", null);
        ldap.put("user_enabled_emulation_use_group_config", false);
        ldap.put("user_additional_attribute_mapping", List.of());
    }

    private static void groups(Map<String, Object> ldap) {
        ldap.put("group_tree_dn", null);
        ldap.put("group_filter", null);
        ldap.put("group_objectclass", "groupOfNames");
        ldap.put("group_id_attribute", "cn");
        ldap.put("group_name_attribute", "ou");
        ldap.put("group_members_are_ids", false);
        ldap.put("group_member_attribute", "member");
        ldap.put("group_desc_attribute", "description");
        ldap.put("group_attribute_ignore", List.of());
        ldap.put("group_additional_attribute_mapping", List.of());
    }

    private static void pools(Map<String, Object> ldap) {
        ldap.put("use_pool", true);
        ldap.put("pool_size", 10);
        ldap.put("pool_retry_max", 3);
        ldap.put("pool_retry_delay", 0.1);
        ldap.put("pool_connection_timeout", -1);
        ldap.put("pool_connection_lifetime", 600);
        ldap.put("use_auth_pool", true);
        ldap.put("auth_pool_size", 100);
        ldap.put("auth_pool_connection_lifetime", 60);
    }

    static boolean secret(String group, String option) {
        return SECRETS.get(group).contains(option);
    }

    /** @param group null for none @param option null for none */
    static void requireKnown(String group, String option) {
        if (group == null) {
            return;
        }
        Map<String, Object> known = DEFAULTS.get(group);
        if (known == null) {
            throw DirectoryError.configInvalid(
                    "Group " + group + " is not supported for domain specific configurations");
        }
        if (option != null && !known.containsKey(option) && !secret(group, option)) {
            throw DirectoryError.configInvalid(
                    "Option " + option + " in group " + group + " is not supported for domain specific configurations");
        }
    }

    /** @return the same, of which every group is known to be an object and every option to be one that may be set */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> requireValid(Map<String, Object> config) {
        if (config.isEmpty()) {
            throw DirectoryError.configInvalid("No options specified");
        }
        Map<String, Map<String, Object>> valid = new LinkedHashMap<>();
        config.forEach((group, options) -> {
            if (!(options instanceof Map<?, ?> map) || map.isEmpty()) {
                throw DirectoryError.configInvalid(
                        "The value of group " + group + " specified in the config should be a dictionary of options");
            }
            map.keySet().forEach(option -> requireKnown(group, (String) option));
            valid.put(group, (Map<String, Object>) map);
        });
        return valid;
    }

    /** What holds where nothing is set; secrets have no default that is shown. */
    static Map<String, Object> defaults(String group) {
        return Collections.unmodifiableMap(DEFAULTS.get(group));
    }

    static List<String> groups() {
        return new ArrayList<>(DEFAULTS.keySet());
    }
}
