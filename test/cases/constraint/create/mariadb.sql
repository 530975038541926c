-- #1 insert Ship (id, code, tonnage)
--   1 = "s3" as ID
--   2 = "NEW" as String
--   3 = $tonnage as Int
INSERT INTO `app@dev`.`Ship` (`id`, `code`, `tonnage`)
  VALUES (?, ?, ?);

-- #2 insert Ship_tags (nodeId, position, value)
--   1 = "s3" as ID
--   2 = 1000 as Int
--   3 = "x" as String
--   4 = "s3" as ID
--   5 = 2000 as Int
--   6 = "y" as String
INSERT INTO `app@dev`.`Ship_tags` (`nodeId`, `position`, `value`)
  VALUES (?, ?, ?), (?, ?, ?);

-- #3 select Ship
--   1 = result as ID
SELECT COALESCE(CONCAT('{"code":', COALESCE(JSON_QUOTE(CONVERT(`t1`.`code` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), ',"tonnage":', COALESCE(CAST(`t1`.`tonnage` + 0 AS CHAR), 'null'), ',"tags":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(JSON_QUOTE(CONVERT(`t2`.`value` USING utf8mb4) COLLATE utf8mb4_unicode_ci), '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`position` IS NOT NULL ASC, `t2`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Ship_tags` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Ship` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #2 #3 (3 statements)
