package org.ustack.rest.image;

import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of metadata definitions. Whose namespace it is and who sees it is decided by the service. */
public final class MetadefPolicies implements PolicyCatalogue {

    static final String NAMESPACE = "get_metadef_namespace";
    static final String NAMESPACES = "get_metadef_namespaces";
    static final String ADD_NAMESPACE = "add_metadef_namespace";
    static final String MODIFY_NAMESPACE = "modify_metadef_namespace";
    static final String DELETE_NAMESPACE = "delete_metadef_namespace";
    static final String OBJECT = "get_metadef_object";
    static final String OBJECTS = "get_metadef_objects";
    static final String ADD_OBJECT = "add_metadef_object";
    static final String MODIFY_OBJECT = "modify_metadef_object";
    static final String DELETE_OBJECT = "delete_metadef_object";
    static final String PROPERTY = "get_metadef_property";
    static final String PROPERTIES = "get_metadef_properties";
    static final String ADD_PROPERTY = "add_metadef_property";
    static final String MODIFY_PROPERTY = "modify_metadef_property";
    static final String REMOVE_PROPERTY = "remove_metadef_property";
    static final String TAG = "get_metadef_tag";
    static final String TAGS = "get_metadef_tags";
    static final String ADD_TAG = "add_metadef_tag";
    static final String ADD_TAGS = "add_metadef_tags";
    static final String MODIFY_TAG = "modify_metadef_tag";
    static final String DELETE_TAG = "delete_metadef_tag";
    static final String DELETE_TAGS = "delete_metadef_tags";
    static final String TYPES = "list_metadef_resource_types";
    static final String ASSOCIATIONS = "get_metadef_resource_type";
    static final String ADD_ASSOCIATION = "add_metadef_resource_type_association";
    static final String REMOVE_ASSOCIATION = "remove_metadef_resource_type_association";

    private static final String ALL = "/v2/metadefs/namespaces";
    private static final String ONE = ALL + "/{namespace}";

    @Override
    public List<PolicyRule> rules() {
        return List.of(
                read(NAMESPACES, "List namespaces of metadata definitions.", "GET " + ALL),
                read(NAMESPACE, "Show a namespace with all that is in it.", "GET " + ONE),
                write(ADD_NAMESPACE, "Make a namespace.", "POST " + ALL),
                write(MODIFY_NAMESPACE, "Change a namespace.", "PUT " + ONE),
                write(
                        DELETE_NAMESPACE,
                        "Delete a namespace, or all objects or properties in it.",
                        "DELETE " + ONE,
                        "DELETE " + ONE + "/objects",
                        "DELETE " + ONE + "/properties"),
                read(OBJECTS, "List the objects of a namespace.", "GET " + ONE + "/objects"),
                read(OBJECT, "Show an object.", "GET " + ONE + "/objects/{object}"),
                write(ADD_OBJECT, "Define an object.", "POST " + ONE + "/objects"),
                write(MODIFY_OBJECT, "Change an object.", "PUT " + ONE + "/objects/{object}"),
                write(DELETE_OBJECT, "Delete an object.", "DELETE " + ONE + "/objects/{object}"),
                read(PROPERTIES, "List the properties of a namespace.", "GET " + ONE + "/properties"),
                read(PROPERTY, "Show a property.", "GET " + ONE + "/properties/{property}"),
                write(ADD_PROPERTY, "Define a property.", "POST " + ONE + "/properties"),
                write(MODIFY_PROPERTY, "Change a property.", "PUT " + ONE + "/properties/{property}"),
                write(REMOVE_PROPERTY, "Delete a property.", "DELETE " + ONE + "/properties/{property}"),
                read(TAGS, "List the tags of a namespace.", "GET " + ONE + "/tags"),
                read(TAG, "Show a tag.", "GET " + ONE + "/tags/{tag}"),
                write(ADD_TAG, "Define a tag.", "POST " + ONE + "/tags/{tag}"),
                write(ADD_TAGS, "Define many tags.", "POST " + ONE + "/tags"),
                write(MODIFY_TAG, "Rename a tag.", "PUT " + ONE + "/tags/{tag}"),
                write(DELETE_TAG, "Delete a tag.", "DELETE " + ONE + "/tags/{tag}"),
                write(DELETE_TAGS, "Delete all tags of a namespace.", "DELETE " + ONE + "/tags"),
                read(TYPES, "List the types of resources.", "GET /v2/metadefs/resource_types"),
                read(ASSOCIATIONS, "List a namespace's types of resources.", "GET " + ONE + "/resource_types"),
                write(
                        ADD_ASSOCIATION,
                        "Associate a namespace with a type of resources.",
                        "POST " + ONE + "/resource_types"),
                write(
                        REMOVE_ASSOCIATION,
                        "Part a namespace from a type of resources.",
                        "DELETE " + ONE + "/resource_types/{name}"));
    }

    private static PolicyRule read(String name, String sentence, String... operations) {
        return new PolicyRule(name, Access.READER, sentence, operations);
    }

    private static PolicyRule write(String name, String sentence, String... operations) {
        return new PolicyRule(name, Access.ADMIN, sentence, operations);
    }
}
