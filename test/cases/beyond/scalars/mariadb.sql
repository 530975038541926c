-- #1 select Bill
--   1 = "2020-01-31" as Date
SELECT `t1`.`id`
  FROM `app@dev`.`Bill` AS `t1`
  WHERE `t1`.`day` = ? FOR UPDATE;

-- #2 select Bill
--   1 = node as BigInt
SELECT `p`.`id`, `p`.`id`, `p`.`big`, `p`.`sum`, `p`.`day`, `p`.`time`, `p`.`scan`
  FROM `app@dev`.`Bill` AS `p`
  WHERE `p`.`id` = ? FOR UPDATE;

-- #3 update Bill (big, sum, time, scan)
--   1 = "9007199254740993" as BigInt
--   2 = "1.075" as Decimal
--   3 = "12:30:00" as Time
--   4 = "" as Bytes
--   5 = node as BigInt
UPDATE `app@dev`.`Bill` AS `w`
  SET `w`.`big` = `w`.`big` + ?, `w`.`sum` = `w`.`sum` * ?, `w`.`time` = ?, `w`.`scan` = ?
  WHERE `w`.`id` = ?;

-- #4 delete Bill_days
--   1 = node as BigInt
--   2 = ["0001-01-01"] as list of Date
DELETE
  FROM `app@dev`.`Bill_days` USING `app@dev`.`Bill_days`
  WHERE (`app@dev`.`Bill_days`.`nodeId` = ? AND `app@dev`.`Bill_days`.`value` IN (?));

-- #5 select Bill
--   1 = result as BigInt
SELECT COALESCE(CONCAT('{"id":', COALESCE(CONCAT('"', CAST(`t1`.`id` + 0 AS CHAR), '"'), '␁n'), ',"big":', COALESCE(CONCAT('"', CAST(`t1`.`big` + 0 AS CHAR), '"'), 'null'), ',"sum":', COALESCE(CONCAT('"', IF(LOCATE('.', `t1`.`sum`) > 0, TRIM(TRAILING '.'
  FROM TRIM(TRAILING '0'
  FROM CAST(`t1`.`sum` AS CHAR))), CAST(`t1`.`sum` AS CHAR)), '"'), 'null'), ',"time":', COALESCE(CASE WHEN `t1`.`time` >= '00:00:00' AND `t1`.`time` < '24:00:00' THEN CONCAT('"', TRIM(TRAILING '.000'
  FROM LEFT(TIME_FORMAT(`t1`.`time`, '%H:%i:%s.%f'), 12)), '"') WHEN `t1`.`time` IS NOT NULL THEN '␁u' END, 'null'), ',"scan":', COALESCE(IF(`t1`.`scan` IS NULL, NULL, COALESCE(CONCAT('"', REPLACE(TO_BASE64(`t1`.`scan`), CHAR(10), ''), '"'), '␁t')), 'null'), ',"days":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(SUBSTRING(CONCAT('      [', GROUP_CONCAT(LEFT(INSERT(COALESCE(CASE WHEN DATE_FORMAT(`t2`.`value`, '%m') <> '00' AND DATE_FORMAT(`t2`.`value`, '%d') <> '00' THEN CONCAT('"', DATE_FORMAT(`t2`.`value`, '%Y-%m-%d'), '"') END, '␁n'), 511, 2147483647, '␁l'), 512)
  ORDER BY `t2`.`position` IS NOT NULL ASC, `t2`.`position` ASC SEPARATOR ','), ']'), 7), '␁t') END
  FROM `app@dev`.`Bill_days` AS `t2`
  WHERE `t2`.`nodeId` = `t1`.`id`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Bill` AS `t1`
  WHERE `t1`.`id` = ?;

-- sent: #1 #3 #4 #6 #7 #5 (6 statements)
-- #6 made by the run: SELECT `app@dev`.`Bill_days`
-- #7 made by the run: INSERT `app@dev`.`Bill_days`
