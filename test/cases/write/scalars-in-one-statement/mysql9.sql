-- #1 insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed)
--   1 = id1 as ID
--   2 = "2024-05-06T07:08:09.123Z" as DateTime
--   3 = 1.5 as Float
--   4 = 3 as Int
--   5 = true as Boolean
--   6 = "SECOND" as Enum
--   7 = "{\"a\":[1,null]}" as Json
--   8 = "a \"b\" \\" as String
--   9 = now as DateTime
--   10 = now as DateTime
INSERT INTO `app@dev`.`Reading` (`id`, `at`, `value`, `count`, `isValid`, `kind`, `extra`, `note`, `made`, `changed`)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- #2 select Reading
--   1 = result as ID
SELECT COALESCE(CONCAT('{"id":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`id` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"at":', COALESCE(CASE WHEN `t1`.`at` >= '1582-10-15' AND LOCATE('-', `t1`.`at`) = 5 THEN IF(MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`at`) = 5 AND (MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`at` AS CHAR), '␃') END, 'null'), ',"value":', COALESCE(IF(ABS(`t1`.`value`) < 9007199254740992 OR CAST(`t1`.`value` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t1`.`value` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t1`.`value` + 0 AS CHAR), '.', 1)), 'null'), ',"count":', COALESCE(CAST(`t1`.`count` + 0 AS CHAR), '␁n'), ',"isValid":', COALESCE(CASE WHEN `t1`.`isValid` IS NULL THEN NULL WHEN `t1`.`isValid` THEN 'true' ELSE 'false' END, 'null'), ',"kind":', COALESCE(CASE WHEN `t1`.`kind` IN ('FIRST', 'SECOND') THEN CONCAT('"', `t1`.`kind`, '"') WHEN `t1`.`kind` IS NOT NULL THEN '␁u' END, 'null'), ',"extra":', COALESCE(IF(`t1`.`extra` IS NULL, NULL, COALESCE(CONCAT('␂', JSON_QUOTE(CONVERT(`t1`.`extra` USING utf8mb4) COLLATE utf8mb4_unicode_ci)), '␁t')), 'null'), ',"note":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`note` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), ',"made":', COALESCE(CASE WHEN `t1`.`made` >= '1582-10-15' AND LOCATE('-', `t1`.`made`) = 5 THEN IF(MONTH(`t1`.`made`) = 0 OR DAYOFMONTH(`t1`.`made`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`made`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`made`) = 5 AND (MONTH(`t1`.`made`) = 0 OR DAYOFMONTH(`t1`.`made`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`made` AS CHAR), '␃') END, '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`id` = ?;

-- #3 select subquery
--   1 = "d" as String
SELECT (SELECT `t1`.`id`
  FROM `app@dev`.`Device` AS `t1`
  WHERE `t1`.`name` = ?);

-- #4 insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed, device)
--   1 = id1 as ID
--   2 = "1500-01-02T03:04:05.006Z" as DateTime
--   3 = -0.25 as Float
--   4 = -3 as Int
--   5 = false as Boolean
--   6 = "FIRST" as Enum
--   7 = "[]" as Json
--   8 = "none" as String
--   9 = now as DateTime
--   10 = now as DateTime
--   11 = found2[0] as ID
INSERT INTO `app@dev`.`Reading` (`id`, `at`, `value`, `count`, `isValid`, `kind`, `extra`, `note`, `made`, `changed`, `device`)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- #5 select Reading
--   1 = result as ID
SELECT COALESCE(CONCAT('{"at":', COALESCE(CASE WHEN `t1`.`at` >= '1582-10-15' AND LOCATE('-', `t1`.`at`) = 5 THEN IF(MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`at`) = 5 AND (MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`at` AS CHAR), '␃') END, 'null'), ',"value":', COALESCE(IF(ABS(`t1`.`value`) < 9007199254740992 OR CAST(`t1`.`value` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t1`.`value` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t1`.`value` + 0 AS CHAR), '.', 1)), 'null'), ',"count":', COALESCE(CAST(`t1`.`count` + 0 AS CHAR), '␁n'), ',"isValid":', COALESCE(CASE WHEN `t1`.`isValid` IS NULL THEN NULL WHEN `t1`.`isValid` THEN 'true' ELSE 'false' END, 'null'), ',"kind":', COALESCE(CASE WHEN `t1`.`kind` IN ('FIRST', 'SECOND') THEN CONCAT('"', `t1`.`kind`, '"') WHEN `t1`.`kind` IS NOT NULL THEN '␁u' END, 'null'), ',"extra":', COALESCE(IF(`t1`.`extra` IS NULL, NULL, COALESCE(CONCAT('␂', JSON_QUOTE(CONVERT(`t1`.`extra` USING utf8mb4) COLLATE utf8mb4_unicode_ci)), '␁t')), 'null'), ',"note":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`note` USING utf8mb4) COLLATE utf8mb4_unicode_ci), 'null'), ',"device":', CASE WHEN `t2`.`id` IS NULL THEN 'null' ELSE COALESCE(CONCAT('{"name":', COALESCE(JSON_QUOTE(CONVERT(`t2`.`name` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), '}'), '␁t') END, '}'), '␁t') AS `j`
  FROM `app@dev`.`Reading` AS `t1`
  LEFT
  JOIN `app@dev`.`Device` AS `t2` ON `t2`.`id` = `t1`.`device`
  WHERE `t1`.`id` = ?;

-- #6 select Reading
--   1 = 3 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`count` = ?;

-- #7 select Reading
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`at`, `p`.`value`, `p`.`count`, `p`.`isValid`, `p`.`kind`, `p`.`extra`, `p`.`note`, `p`.`made`, `p`.`changed`
  FROM `app@dev`.`Reading` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #8 update Reading (at, value, isValid, kind, extra, changed)
--   1 = "2025-01-01T00:00:00.000Z" as DateTime
--   2 = 2.5 as Float
--   3 = false as Boolean
--   4 = "FIRST" as Enum
--   5 = "[1]" as Json
--   6 = now as DateTime
--   7 = node as ID
UPDATE `app@dev`.`Reading` AS `w`
  SET `w`.`at` = ?, `w`.`value` = ?, `w`.`isValid` = ?, `w`.`kind` = ?, `w`.`extra` = ?, `w`.`changed` = ?
  WHERE `w`.`id` = ?;

-- #9 insert Reading (id, count, note, made, changed)
--   1 = id1 as ID
--   2 = 4 as Int
--   3 = "none" as String
--   4 = now as DateTime
--   5 = now as DateTime
INSERT INTO `app@dev`.`Reading` (`id`, `count`, `note`, `made`, `changed`)
  VALUES (?, ?, ?, ?, ?);

-- #10 select Reading
--   1 = result as ID
SELECT COALESCE(CONCAT('{"at":', COALESCE(CASE WHEN `t1`.`at` >= '1582-10-15' AND LOCATE('-', `t1`.`at`) = 5 THEN IF(MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`at`) = 5 AND (MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`at` AS CHAR), '␃') END, 'null'), ',"value":', COALESCE(IF(ABS(`t1`.`value`) < 9007199254740992 OR CAST(`t1`.`value` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t1`.`value` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t1`.`value` + 0 AS CHAR), '.', 1)), 'null'), ',"count":', COALESCE(CAST(`t1`.`count` + 0 AS CHAR), '␁n'), ',"isValid":', COALESCE(CASE WHEN `t1`.`isValid` IS NULL THEN NULL WHEN `t1`.`isValid` THEN 'true' ELSE 'false' END, 'null'), ',"kind":', COALESCE(CASE WHEN `t1`.`kind` IN ('FIRST', 'SECOND') THEN CONCAT('"', `t1`.`kind`, '"') WHEN `t1`.`kind` IS NOT NULL THEN '␁u' END, 'null'), ',"extra":', COALESCE(IF(`t1`.`extra` IS NULL, NULL, COALESCE(CONCAT('␂', JSON_QUOTE(CONVERT(`t1`.`extra` USING utf8mb4) COLLATE utf8mb4_unicode_ci)), '␁t')), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`id` = ?;

-- #11 select Reading
--   1 = 9 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`count` = ?;

-- #12 select Reading
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`at`, `p`.`value`, `p`.`count`, `p`.`isValid`, `p`.`kind`, `p`.`extra`, `p`.`note`, `p`.`made`, `p`.`changed`
  FROM `app@dev`.`Reading` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #13 update Reading (value, changed)
--   1 = 2.5 as Float
--   2 = now as DateTime
--   3 = node as ID
UPDATE `app@dev`.`Reading` AS `w`
  SET `w`.`value` = ?, `w`.`changed` = ?
  WHERE `w`.`id` = ?;

-- #14 insert Reading (id, at, value, count, isValid, kind, extra, note, made, changed)
--   1 = id1 as ID
--   2 = "2024-05-06T07:08:09.123Z" as DateTime
--   3 = 0.1 as Float
--   4 = 9 as Int
--   5 = true as Boolean
--   6 = "SECOND" as Enum
--   7 = "{\"b\":null}" as Json
--   8 = "none" as String
--   9 = now as DateTime
--   10 = now as DateTime
INSERT INTO `app@dev`.`Reading` (`id`, `at`, `value`, `count`, `isValid`, `kind`, `extra`, `note`, `made`, `changed`)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- #15 select Reading
--   1 = result as ID
SELECT COALESCE(CONCAT('{"at":', COALESCE(CASE WHEN `t1`.`at` >= '1582-10-15' AND LOCATE('-', `t1`.`at`) = 5 THEN IF(MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`at`) = 5 AND (MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`at` AS CHAR), '␃') END, 'null'), ',"value":', COALESCE(IF(ABS(`t1`.`value`) < 9007199254740992 OR CAST(`t1`.`value` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t1`.`value` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t1`.`value` + 0 AS CHAR), '.', 1)), 'null'), ',"count":', COALESCE(CAST(`t1`.`count` + 0 AS CHAR), '␁n'), ',"isValid":', COALESCE(CASE WHEN `t1`.`isValid` IS NULL THEN NULL WHEN `t1`.`isValid` THEN 'true' ELSE 'false' END, 'null'), ',"kind":', COALESCE(CASE WHEN `t1`.`kind` IN ('FIRST', 'SECOND') THEN CONCAT('"', `t1`.`kind`, '"') WHEN `t1`.`kind` IS NOT NULL THEN '␁u' END, 'null'), ',"extra":', COALESCE(IF(`t1`.`extra` IS NULL, NULL, COALESCE(CONCAT('␂', JSON_QUOTE(CONVERT(`t1`.`extra` USING utf8mb4) COLLATE utf8mb4_unicode_ci)), '␁t')), 'null'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`id` = ?;

-- #16 select Reading
--   1 = 9 as Int
SELECT `t1`.`id`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`count` = ?;

-- #17 select Reading
--   1 = node as ID
SELECT `p`.`id`, `p`.`id`, `p`.`at`, `p`.`value`, `p`.`count`, `p`.`isValid`, `p`.`kind`, `p`.`extra`, `p`.`note`, `p`.`made`, `p`.`changed`
  FROM `app@dev`.`Reading` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #18 update Reading (at, value, isValid, extra, changed)
--   1 = "2025-01-01T00:00:00.001Z" as DateTime
--   2 = 100000000000000000000 as Float
--   3 = null as Boolean
--   4 = "{}" as Json
--   5 = now as DateTime
--   6 = node as ID
UPDATE `app@dev`.`Reading` AS `w`
  SET `w`.`at` = ?, `w`.`value` = ?, `w`.`isValid` = ?, `w`.`extra` = ?, `w`.`changed` = ?
  WHERE `w`.`id` = ?;

-- #19 select Reading
--   1 = result as ID
SELECT COALESCE(CONCAT('{"at":', COALESCE(CASE WHEN `t1`.`at` >= '1582-10-15' AND LOCATE('-', `t1`.`at`) = 5 THEN IF(MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`at`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`at`) = 5 AND (MONTH(`t1`.`at`) = 0 OR DAYOFMONTH(`t1`.`at`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`at` AS CHAR), '␃') END, 'null'), ',"value":', COALESCE(IF(ABS(`t1`.`value`) < 9007199254740992 OR CAST(`t1`.`value` AS CHAR) REGEXP '[eE]|[.]0*[1-9]', CAST(`t1`.`value` + 0e0 AS CHAR), SUBSTRING_INDEX(CAST(`t1`.`value` + 0 AS CHAR), '.', 1)), 'null'), ',"count":', COALESCE(CAST(`t1`.`count` + 0 AS CHAR), '␁n'), ',"isValid":', COALESCE(CASE WHEN `t1`.`isValid` IS NULL THEN NULL WHEN `t1`.`isValid` THEN 'true' ELSE 'false' END, 'null'), ',"kind":', COALESCE(CASE WHEN `t1`.`kind` IN ('FIRST', 'SECOND') THEN CONCAT('"', `t1`.`kind`, '"') WHEN `t1`.`kind` IS NOT NULL THEN '␁u' END, 'null'), ',"extra":', COALESCE(IF(`t1`.`extra` IS NULL, NULL, COALESCE(CONCAT('␂', JSON_QUOTE(CONVERT(`t1`.`extra` USING utf8mb4) COLLATE utf8mb4_unicode_ci)), '␁t')), 'null'), ',"changed":', COALESCE(CASE WHEN `t1`.`changed` >= '1582-10-15' AND LOCATE('-', `t1`.`changed`) = 5 THEN IF(MONTH(`t1`.`changed`) = 0 OR DAYOFMONTH(`t1`.`changed`) = 0, NULL, CONCAT('"', LEFT(DATE_FORMAT(`t1`.`changed`, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z"')) WHEN LOCATE('-', `t1`.`changed`) = 5 AND (MONTH(`t1`.`changed`) = 0 OR DAYOFMONTH(`t1`.`changed`) = 0) THEN NULL ELSE CONCAT('␃', CAST(`t1`.`changed` AS CHAR), '␃') END, '␁n'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Reading` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 #4 #5 #6 #8 #10 #6 #1 #10 #6 #18 #19 (14 statements)
