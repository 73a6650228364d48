/** The enumerations of SpreadsheetApp. */
import { makeEnum } from '../enums';

type S = GoogleAppsScript.Spreadsheet.SpreadsheetApp;

export const BandingTheme = makeEnum<S['BandingTheme']>(
  'LIGHT_GREY',
  'CYAN',
  'GREEN',
  'YELLOW',
  'ORANGE',
  'BLUE',
  'TEAL',
  'GREY',
  'BROWN',
  'LIGHT_GREEN',
  'INDIGO',
  'PINK',
);
export const BooleanCriteria = makeEnum<S['BooleanCriteria']>(
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'DATE_AFTER_RELATIVE',
  'DATE_BEFORE_RELATIVE',
  'DATE_EQUAL_TO_RELATIVE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
);
export const BorderStyle = makeEnum<S['BorderStyle']>(
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
);
export const CopyPasteType = makeEnum<S['CopyPasteType']>(
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
);
export const DataValidationCriteria = makeEnum<S['DataValidationCriteria']>(
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
);
export const DeveloperMetadataLocationType = makeEnum<S['DeveloperMetadataLocationType']>(
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
);
export const DeveloperMetadataVisibility = makeEnum<S['DeveloperMetadataVisibility']>('DOCUMENT', 'PROJECT');
export const Dimension = makeEnum<S['Dimension']>('COLUMNS', 'ROWS');
export const Direction = makeEnum<S['Direction']>('UP', 'DOWN', 'PREVIOUS', 'NEXT');
export const ProtectionType = makeEnum<S['ProtectionType']>('RANGE', 'SHEET');
export const RecalculationInterval = makeEnum<S['RecalculationInterval']>('ON_CHANGE', 'MINUTE', 'HOUR');
export const RelativeDate = makeEnum<S['RelativeDate']>(
  'TODAY',
  'TOMORROW',
  'YESTERDAY',
  'PAST_WEEK',
  'PAST_MONTH',
  'PAST_YEAR',
);
export const SheetType = makeEnum<S['SheetType']>('GRID', 'OBJECT');
export const TextDirection = makeEnum<S['TextDirection']>('LEFT_TO_RIGHT', 'RIGHT_TO_LEFT');
export const ValueType = makeEnum<S['ValueType']>('IMAGE');
export const WrapStrategy = makeEnum<S['WrapStrategy']>('WRAP', 'OVERFLOW', 'CLIP');
export const ColorType = makeEnum<S['ColorType']>('UNSUPPORTED', 'RGB', 'THEME');
export const AutoFillSeries = makeEnum<S['AutoFillSeries']>('DEFAULT_SERIES', 'ALTERNATE_SERIES');
export const GroupControlTogglePosition = makeEnum<S['GroupControlTogglePosition']>('BEFORE', 'AFTER');
export const InterpolationType = makeEnum<S['InterpolationType']>('NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX');
