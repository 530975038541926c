-- #1 select list of Bill
--   1 = "-9007199254740993" as BigInt
--   2 = ["12.5","1"] as list of Decimal
--   3 = "12.495" as Decimal
--   4 = "2020-01-31" as Date
--   5 = "03:04:05" as Time
--   6 = "AP8=" as Bytes
--   7 = "9999-12-31" as Date
SELECT COALESCE(CONCAT('{"id":', COALESCE(CONCAT('"', CAST(`t1`.`id` + 0 AS CHAR), '"'), '␁n'), ',"big":', COALESCE(CONCAT('"', CAST(`t1`.`big` + 0 AS CHAR), '"'), 'null'), ',"sum":', COALESCE(CONCAT('"', IF(LOCATE('.', `t1`.`sum`) > 0, TRIM(TRAILING '.'
  FROM TRIM(TRAILING '0'
  FROM CAST(`t1`.`sum` AS CHAR))), CAST(`t1`.`sum` AS CHAR)), '"'), 'null'), ',"day":', COALESCE(CASE WHEN DATE_FORMAT(`t1`.`day`, '%m') <> '00' AND DATE_FORMAT(`t1`.`day`, '%d') <> '00' THEN CONCAT('"', DATE_FORMAT(`t1`.`day`, '%Y-%m-%d'), '"') END, 'null'), ',"time":', COALESCE(CASE WHEN `t1`.`time` >= '00:00:00' AND `t1`.`time` < '24:00:00' THEN CONCAT('"', TRIM(TRAILING '.000'
  FROM LEFT(TIME_FORMAT(`t1`.`time`, '%H:%i:%s.%f'), 12)), '"') WHEN `t1`.`time` IS NOT NULL THEN '␁u' END, 'null'), ',"scan":', COALESCE(IF(`t1`.`scan` IS NULL, NULL, COALESCE(CONCAT('"', REPLACE(TO_BASE64(`t1`.`scan`), CHAR(10), ''), '"'), '␁t')), 'null'), ',"days":', (SELECT CASE WHEN COUNT(*) = 0 THEN '[]' ELSE COALESCE(CONCAT('[', GROUP_CONCAT(`x1`.`j`
  ORDER BY `x1`.`k0` IS NOT NULL ASC, `x1`.`k0` ASC SEPARATOR ','), ']'), '␁t') END
  FROM (SELECT COALESCE(CASE WHEN DATE_FORMAT(`t3`.`value`, '%m') <> '00' AND DATE_FORMAT(`t3`.`value`, '%d') <> '00' THEN CONCAT('"', DATE_FORMAT(`t3`.`value`, '%Y-%m-%d'), '"') END, '␁n') AS `j`, `t3`.`position` AS `k0`
  FROM `app@dev`.`Bill_days` AS `t3`
  WHERE `t3`.`nodeId` = `t1`.`id`) AS `x1`), '}'), '␁t') AS `j`
  FROM `app@dev`.`Bill` AS `t1`
  WHERE (`t1`.`big` < ? AND `t1`.`sum` IN (?) AND `t1`.`sum` > ? AND `t1`.`day` >= ? AND `t1`.`time` <> ? AND `t1`.`scan` = ? AND (`t1`.`id` IS NOT NULL AND `t1`.`id` IN (SELECT `t2`.`nodeId`
  FROM `app@dev`.`Bill_days` AS `t2`
  WHERE (`t2`.`nodeId` IS NOT NULL AND `t2`.`value` = ?))))
  ORDER BY `t1`.`id` ASC;

-- #2 select Bill
SELECT COALESCE(CONCAT('{"sum":', COALESCE(CONCAT('{"big":', CASE WHEN SUM(`t1`.`big`) IS NULL THEN 'null' ELSE COALESCE(CONCAT('␇', '"', CAST(SUM(`t1`.`big`) AS CHAR), '"', '␇'), '␁t') END, ',"sum":', COALESCE(CONCAT('"', IF(LOCATE('.', SUM(`t1`.`sum`)) > 0, TRIM(TRAILING '.'
  FROM TRIM(TRAILING '0'
  FROM CAST(SUM(`t1`.`sum`) AS CHAR))), CAST(SUM(`t1`.`sum`) AS CHAR)), '"'), 'null'), '}'), '␁t'), ',"avg":', COALESCE(CONCAT('{"sum":', COALESCE(CONCAT('"', IF(LOCATE('.', ROUND(SUM(`t1`.`sum`) / COUNT(`t1`.`sum`), 2)) > 0, TRIM(TRAILING '.'
  FROM TRIM(TRAILING '0'
  FROM CAST(ROUND(SUM(`t1`.`sum`) / COUNT(`t1`.`sum`), 2) AS CHAR))), CAST(ROUND(SUM(`t1`.`sum`) / COUNT(`t1`.`sum`), 2) AS CHAR)), '"'), 'null'), '}'), '␁t'), '}'), '␁t') AS `j`
  FROM `app@dev`.`Bill` AS `t1`;

-- sent: #1 #2 (2 statements)
