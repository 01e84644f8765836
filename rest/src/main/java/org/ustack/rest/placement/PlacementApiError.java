package org.ustack.rest.placement;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the placement API itself, with its words. */
enum PlacementApiError implements ErrorCode {
    /** Arguments: version. */
    VERSION_MALFORMED(ErrorKind.BAD_REQUEST, "Invalid microversion: Invalid version string: {version}"),
    /** Arguments: version. */
    VERSION_UNSUPPORTED(ErrorKind.NOT_ACCEPTABLE, "Invalid microversion: Unacceptable version header: {version}"),
    /** Arguments: reason. */
    BAD_QUERY(ErrorKind.BAD_REQUEST, "{reason}"),
    /** Arguments: reason. */
    QUERY_VALUE_MISSING(ErrorKind.BAD_REQUEST, "{reason}", "placement.query.missing_value"),
    /** Arguments: reason. */
    QUERY_BAD_VALUE(ErrorKind.BAD_REQUEST, "{reason}", "placement.query.bad_value"),
    /** Arguments: id. */
    PROVIDER_NOT_FOUND(ErrorKind.NOT_FOUND, "No resource provider with uuid {id} found"),
    /** Arguments: id. */
    ALLOCATIONS_PROVIDER_NOT_FOUND(
            ErrorKind.NOT_FOUND, "Resource provider '{id}' not found: No resource provider with uuid {id} found"),
    /** Arguments: name, id. */
    INVENTORY_NOT_FOUND(ErrorKind.NOT_FOUND, "No inventory of class {name} for {id}"),
    /** Arguments: name. */
    RESOURCE_CLASS_NOT_FOUND(ErrorKind.NOT_FOUND, "No such resource class {name}."),
    /** Arguments: name. */
    TRAIT_NOT_FOUND(ErrorKind.NOT_FOUND, "No such trait(s): {name}.");

    static final String UNDEFINED = "placement.undefined_code";

    private final ErrorKind kind;
    private final String template;
    private final String symbol;

    PlacementApiError(ErrorKind kind, String template) {
        this(kind, template, UNDEFINED);
    }

    PlacementApiError(ErrorKind kind, String template, String symbol) {
        this.kind = kind;
        this.template = template;
        this.symbol = symbol;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public String template() {
        return template;
    }

    /** What clients read as {@code code} from 1.23. */
    String symbol() {
        return symbol;
    }
}
