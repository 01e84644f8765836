package org.ustack.identity.internal.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads entries as users and groups, by the attributes that a domain's configuration names. */
final class LdapEntries {

    /** As long as an id or a name may be. */
    private static final int LONGEST = 255;

    private final LdapOptions options;

    LdapEntries(LdapOptions options) {
        this.options = options;
    }

    /** All that are read. */
    String[] attributes() {
        List<String> names = new ArrayList<>();
        for (String option : List.of(
                "user_id_attribute",
                "user_name_attribute",
                "user_mail_attribute",
                "user_description_attribute",
                "user_enabled_attribute",
                "user_default_project_id_attribute",
                "group_id_attribute",
                "group_name_attribute",
                "group_desc_attribute",
                "group_member_attribute")) {
            String name = options.text(option);
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
        }
        return names.toArray(String[]::new);
    }

    /** Empty if it lacks an id or a name, as upstream. */
    Optional<DirectoryUser> user(Entry entry) {
        String id = value(entry, "user_id_attribute");
        String name = value(entry, "user_name_attribute");
        if (!usable(id) || !usable(name)) {
            return Optional.empty();
        }
        return Optional.of(new DirectoryUser(
                entry.getDN(),
                id,
                name,
                enabled(entry),
                value(entry, "user_mail_attribute"),
                value(entry, "user_description_attribute"),
                value(entry, "user_default_project_id_attribute")));
    }

    /** Empty if it lacks an id or a name, as upstream. */
    Optional<DirectoryGroup> group(Entry entry) {
        String id = value(entry, "group_id_attribute");
        String name = value(entry, "group_name_attribute");
        if (!usable(id) || !usable(name)) {
            return Optional.empty();
        }
        String[] members = entry.getAttributeValues(options.text("group_member_attribute"));
        return Optional.of(new DirectoryGroup(
                entry.getDN(),
                id,
                name,
                value(entry, "group_desc_attribute"),
                members == null ? List.of() : List.of(members)));
    }

    /** A bit that is set closes the account; else a flag, which may be turned round; else what holds without either. */
    private boolean enabled(Entry entry) {
        String value = value(entry, "user_enabled_attribute");
        String said = value == null ? options.text("user_enabled_default") : value;
        int mask = options.number("user_enabled_mask");
        if (mask != 0) {
            return (number(said) & mask) != mask;
        }
        boolean flag = said == null || flag(said);
        return options.flag("user_enabled_invert") != flag;
    }

    /** What cannot be read closes the account. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text == null ? "" : text.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean flag(String text) {
        String word = text.trim().toLowerCase(Locale.ROOT);
        return word.equals("true") || word.equals("1") || word.equals("yes") || word.equals("on");
    }

    private String value(Entry entry, String option) {
        String attribute = options.text(option);
        return attribute == null ? null : entry.getAttributeValue(attribute);
    }

    private static boolean usable(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }
}
